extension Configuration {
  /// A configuration file with every field, each with what it means; what `heed help config` prints.
  public static let example = """
    // Heed's configuration: $XDG_CONFIG_HOME/heed/config.json. JSON in which comments and trailing commas are allowed.
    // Everything in it may be left out: openai, anthropic, google, openrouter, together and local are known without it.
    {
      // Where models are served. The first part of a model's name, before the slash, is its provider.
      "providers": {
        "openai": {
          // openai (Chat Completions; most servers speak it), anthropic (Messages) or google (generateContent)
          "protocol": "openai",
          "base_url": "https://api.openai.com/v1",
          // The key itself never stands here: an environment variable holds it, or a file that holds nothing else.
          "key_variable": "OPENAI_API_KEY",
          // "key_file": "~/.config/heed/openai.key",
          "concurrency": 16,              // calls under way at once
          "requests_per_minute": 500,     // left out: as many as come
          "tokens_per_minute": 200000,    // sent and received; left out: as many as come
          "retries": 5,                   // after rate limits, server errors, broken connections and time-outs
          "longest_pause": 60,            // seconds; a provider that asks for more fails the call
          "timeouts": {"connect": 10, "first_byte": 300, "whole": 600},   // seconds from the call's start
        },
        // A provider of your own, for models named lab/NAME:
        "lab": {"base_url": "http://gpu-box:8000/v1", "concurrency": 64},
      },
      // What is particular to a model.
      "models": {
        "openai/gpt-4o": {"input_price": 2.5, "output_price": 10},   // US dollars a million tokens, for estimates and budgets
        "lab/llama-3-70b-base": {"base": true},                      // no chat format: one flattened text to continue
        "lab/thinker": {
          "temperature": false,                      // refuses one
          "seed": false,                             // refuses one
          "token_limit": "max_completion_tokens",    // the name of the field that bounds an answer; else max_tokens
        },
      },
      // Keys and colours of the explorer.
      "explorer": {
        // Actions by the names of `heed help keys`; keys are written like x, C-d, M-o, F2, Space. Arrows, Enter, Esc and
        // Tab always do what they do. `heed doctor` tells of a key that two actions have.
        "keys": {"next-failure": "F7", "previous-failure": ["F6", "M-x"]},
        // What is coloured, by the names of `heed help colors`: black, red, green, yellow, blue, magenta, cyan, white,
        // bright-…, default or a number of the 256 colours; bold, dim, italic, underline, reverse; `on` and the ground.
        "colors": {"fail": "red bold", "search-hit": "16 on 222"},
      },
    }
    """
}
