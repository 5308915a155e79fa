/// The schema, one step a version: `user_version` says which have been taken.
///
/// A step is never edited once released; a change is a new step.
enum Migrations {
  static let steps: [String] = [version1, version2, version3, version4, version5]

  /// Brings the file up to this program's version. Throws if it was made by a newer one.
  static func apply(to db: Connection) throws(StoreError) {
    guard try version(of: db) < steps.count else { return }
    try db.transaction { () throws(StoreError) in
      // Another process may have migrated between the look and the lock.
      for step in try version(of: db)..<steps.count {
        try db.execute(steps[step])
        try db.execute("PRAGMA user_version = \(step + 1)")
      }
    }
  }

  /// How many steps the file has taken. Throws if it took more than this program knows, or is somebody else's database.
  private static func version(of db: Connection) throws(StoreError) -> Int {
    let found = try db.first("PRAGMA user_version") { $0.integer(0) } ?? 0
    let tables = try db.rows("SELECT name FROM sqlite_master WHERE type = 'table'") { $0.text(0) }
    guard found == 0 ? tables.isEmpty : tables.contains("transcript") else {
      throw StoreError(
        code: 0, message: "a database of another program", path: db.path, sql: nil,
        remedy: "This is no Heed store; name another file with --db.")
    }
    guard found <= steps.count else {
      throw StoreError(
        code: 0, message: "made by a newer Heed (schema \(found), this program knows \(steps.count))", path: db.path,
        sql: nil, remedy: "Update Heed, or name another file with --db.")
    }
    return found
  }

  private static let version1 = """
    CREATE TABLE suite (
      name TEXT PRIMARY KEY, version TEXT NOT NULL, title TEXT NOT NULL, cases INTEGER NOT NULL,
      digest TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;

    CREATE TABLE use_case (
      suite TEXT NOT NULL REFERENCES suite(name) ON DELETE CASCADE, id TEXT NOT NULL, ordinal INTEGER NOT NULL,
      category TEXT NOT NULL, severity TEXT, names_trigger INTEGER, constraint_text TEXT NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (suite, id)) WITHOUT ROWID;

    CREATE TABLE run (
      key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT, status TEXT NOT NULL, suite TEXT NOT NULL,
      models TEXT NOT NULL, scenarios TEXT NOT NULL, conditions TEXT NOT NULL, planned INTEGER NOT NULL,
      complete INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, seed INTEGER NOT NULL,
      settings TEXT NOT NULL, owner TEXT, started REAL, finished REAL);

    CREATE TABLE plan (
      key INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(key) ON DELETE CASCADE, body TEXT NOT NULL);
    CREATE INDEX plan_run ON plan(run);

    -- A scenario of -1 is unknown.
    CREATE TABLE transcript (
      key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, run INTEGER NOT NULL REFERENCES run(key) ON DELETE CASCADE,
      plan INTEGER REFERENCES plan(key), suite TEXT NOT NULL, use_case TEXT NOT NULL, category TEXT NOT NULL,
      scenario INTEGER NOT NULL, condition TEXT NOT NULL, model TEXT NOT NULL, repeat INTEGER NOT NULL, status TEXT NOT NULL,
      origin TEXT NOT NULL, excerpt INTEGER NOT NULL, constraint_text TEXT NOT NULL, owner TEXT NOT NULL,
      names_trigger INTEGER, severity TEXT, seed INTEGER NOT NULL, parent TEXT, changed TEXT, edited INTEGER NOT NULL DEFAULT 0,
      cause TEXT,
      intended INTEGER, started REAL, finished REAL,
      rating INTEGER, rater TEXT, confidence REAL, labels TEXT NOT NULL DEFAULT '', turn_count INTEGER NOT NULL DEFAULT 0,
      distance_turns INTEGER, distance_words INTEGER, disagreement INTEGER NOT NULL DEFAULT 0,
      annotated INTEGER NOT NULL DEFAULT 0,
      input_tokens INTEGER NOT NULL DEFAULT 0, output_tokens INTEGER NOT NULL DEFAULT 0);
    CREATE UNIQUE INDEX transcript_job ON transcript(run, plan, model, repeat) WHERE plan IS NOT NULL;
    CREATE INDEX transcript_case ON transcript(suite, use_case, scenario, condition, model, repeat);
    CREATE INDEX transcript_run ON transcript(run, status);
    CREATE INDEX transcript_rating ON transcript(rating, confidence);
    CREATE INDEX transcript_parent ON transcript(parent) WHERE parent IS NOT NULL;
    CREATE INDEX transcript_disagreement ON transcript(disagreement) WHERE disagreement = 1;
    CREATE INDEX transcript_annotated ON transcript(annotated) WHERE annotated = 1;

    -- A turn's key is its transcript's key * 4096 + its index, so that a conversation lies together and a search hit
    -- knows its transcript without a join.
    CREATE TABLE turn (
      key INTEGER PRIMARY KEY, role TEXT NOT NULL, kind TEXT, channel TEXT NOT NULL DEFAULT 'say', text TEXT NOT NULL,
      latency_ms INTEGER, input_tokens INTEGER, output_tokens INTEGER, finish_reason TEXT, attempts INTEGER,
      distractors TEXT);

    CREATE VIRTUAL TABLE turn_index USING fts5(
      text, content = 'turn', content_rowid = 'key', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2');
    -- What the full-text index does not hold yet: turns are committed one by one, and indexed in batches.
    CREATE TABLE turn_unindexed (key INTEGER PRIMARY KEY);
    CREATE TRIGGER turn_added AFTER INSERT ON turn BEGIN
      INSERT INTO turn_unindexed(key) VALUES (new.key);
    END;
    CREATE TRIGGER turn_removed AFTER DELETE ON turn BEGIN
      INSERT INTO turn_index(turn_index, rowid, text)
        SELECT 'delete', old.key, old.text WHERE NOT EXISTS (SELECT 1 FROM turn_unindexed WHERE key = old.key);
      DELETE FROM turn_unindexed WHERE key = old.key;
    END;
    CREATE TRIGGER transcript_removed AFTER DELETE ON transcript BEGIN
      DELETE FROM turn WHERE key BETWEEN old.key * 4096 AND old.key * 4096 + 4095;
    END;

    CREATE TABLE rating (
      key INTEGER PRIMARY KEY, transcript INTEGER NOT NULL REFERENCES transcript(key) ON DELETE CASCADE,
      rater TEXT NOT NULL, version TEXT NOT NULL, value INTEGER NOT NULL, rule TEXT, confidence REAL,
      explanation TEXT NOT NULL, spans TEXT NOT NULL, span_labels TEXT NOT NULL DEFAULT '', created REAL,
      UNIQUE (transcript, rater, version));

    CREATE TABLE rater (
      id TEXT NOT NULL, version TEXT NOT NULL, ratings INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (id, version)) WITHOUT ROWID;
    CREATE TRIGGER rating_added AFTER INSERT ON rating BEGIN
      INSERT INTO rater(id, version, ratings) VALUES (new.rater, new.version, 1)
        ON CONFLICT DO UPDATE SET ratings = ratings + 1;
    END;
    CREATE TRIGGER rating_removed AFTER DELETE ON rating BEGIN
      UPDATE rater SET ratings = ratings - 1 WHERE id = old.rater AND version = old.version;
    END;

    -- Append-only. `field` is rating, labels, note or spans; a withdrawal names the annotation it takes back.
    CREATE TABLE annotation (
      key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
      transcript INTEGER NOT NULL REFERENCES transcript(key) ON DELETE CASCADE, author TEXT NOT NULL,
      field TEXT NOT NULL, value TEXT NOT NULL, withdraws TEXT, created REAL NOT NULL);
    CREATE INDEX annotation_transcript ON annotation(transcript);
    CREATE INDEX annotation_author ON annotation(author);

    -- What screens count: one row for each case, scenario, condition, model and origin.
    -- Conversations whose turns a person edited are no sample of their cell and stay out.
    CREATE TABLE tally (
      suite TEXT NOT NULL, use_case TEXT NOT NULL, scenario INTEGER NOT NULL, condition TEXT NOT NULL, model TEXT NOT NULL,
      origin TEXT NOT NULL, category TEXT NOT NULL, total INTEGER NOT NULL DEFAULT 0, pass INTEGER NOT NULL DEFAULT 0,
      unclear INTEGER NOT NULL DEFAULT 0, fail INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (suite, scenario, condition, use_case, model, category, origin)) WITHOUT ROWID;
    CREATE TRIGGER tally_added AFTER INSERT ON transcript WHEN new.edited = 0 BEGIN
      INSERT INTO tally(suite, use_case, scenario, condition, model, origin, category, total, pass, unclear, fail)
        VALUES (new.suite, new.use_case, new.scenario, new.condition, new.model, new.origin, new.category, 1,
                ifnull(new.rating = 2, 0), ifnull(new.rating = 1, 0), ifnull(new.rating = 0, 0))
        ON CONFLICT DO UPDATE SET total = total + 1, pass = pass + excluded.pass, unclear = unclear + excluded.unclear,
          fail = fail + excluded.fail;
    END;
    CREATE TRIGGER tally_changed AFTER UPDATE OF rating ON transcript
    WHEN new.edited = 0 AND new.rating IS NOT old.rating BEGIN
      UPDATE tally SET pass = pass + ifnull(new.rating = 2, 0) - ifnull(old.rating = 2, 0),
          unclear = unclear + ifnull(new.rating = 1, 0) - ifnull(old.rating = 1, 0),
          fail = fail + ifnull(new.rating = 0, 0) - ifnull(old.rating = 0, 0)
        WHERE suite = new.suite AND scenario = new.scenario AND condition = new.condition
          AND use_case = new.use_case AND model = new.model AND category = new.category
          AND origin = new.origin;
    END;
    CREATE TRIGGER tally_removed AFTER DELETE ON transcript WHEN old.edited = 0 BEGIN
      UPDATE tally SET total = total - 1, pass = pass - ifnull(old.rating = 2, 0),
          unclear = unclear - ifnull(old.rating = 1, 0), fail = fail - ifnull(old.rating = 0, 0)
        WHERE suite = old.suite AND scenario = old.scenario AND condition = old.condition
          AND use_case = old.use_case AND model = old.model AND category = old.category
          AND origin = old.origin;
      DELETE FROM tally WHERE suite = old.suite AND scenario = old.scenario AND condition = old.condition
          AND use_case = old.use_case AND model = old.model AND category = old.category
          AND origin = old.origin AND total = 0;
    END;

    -- The models that have transcripts, by what these are.
    CREATE TABLE model (
      id TEXT NOT NULL, origin TEXT NOT NULL, transcripts INTEGER NOT NULL, PRIMARY KEY (id, origin)) WITHOUT ROWID;
    CREATE TRIGGER model_added AFTER INSERT ON transcript BEGIN
      INSERT INTO model(id, origin, transcripts) VALUES (new.model, new.origin, 1)
        ON CONFLICT DO UPDATE SET transcripts = transcripts + 1;
    END;
    CREATE TRIGGER model_removed AFTER DELETE ON transcript BEGIN
      UPDATE model SET transcripts = transcripts - 1 WHERE id = old.model AND origin = old.origin;
      DELETE FROM model WHERE id = old.model AND origin = old.origin AND transcripts = 0;
    END;

    -- Small things the explorer keeps between starts.
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """

  private static let version5 = """
    -- Scenarios apart: a sweep plays two of them. What was kept of calls is divided by the calls that are recorded, and
    -- what these do not tell goes to the first scenario, so that no sum changes.
    DROP TRIGGER progress_added;
    DROP TRIGGER progress_changed;
    DROP TRIGGER progress_removed;
    DROP TRIGGER call_answered;
    ALTER TABLE progress RENAME TO progress_before;
    CREATE TABLE progress (
      run INTEGER NOT NULL REFERENCES run(key) ON DELETE CASCADE, model TEXT NOT NULL, scenario INTEGER NOT NULL,
      condition TEXT NOT NULL,
      begun INTEGER NOT NULL DEFAULT 0, complete INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0,
      pass INTEGER NOT NULL DEFAULT 0, unclear INTEGER NOT NULL DEFAULT 0, fail INTEGER NOT NULL DEFAULT 0,
      calls INTEGER NOT NULL DEFAULT 0, cached INTEGER NOT NULL DEFAULT 0, retries INTEGER NOT NULL DEFAULT 0,
      input_tokens INTEGER NOT NULL DEFAULT 0, output_tokens INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (run, model, scenario, condition)) WITHOUT ROWID;
    INSERT INTO progress(run, model, scenario, condition, begun, complete, failed, pass, unclear, fail)
      SELECT run, model, scenario, condition, count(*), sum(status = 'complete'), sum(status = 'failed'),
        sum(status = 'complete' AND rating IS 2), sum(status = 'complete' AND rating IS 1),
        sum(status = 'complete' AND rating IS 0)
      FROM transcript GROUP BY run, model, scenario, condition;
    INSERT INTO progress(run, model, scenario, condition, calls, cached, retries, input_tokens, output_tokens)
      SELECT t.run, t.model, t.scenario, t.condition, sum(1 - c.cached), sum(c.cached),
        sum(iif(c.failures = '[]', 0, json_array_length(c.failures))), sum(iif(c.cached, 0, ifnull(c.input_tokens, 0))),
        sum(iif(c.cached, 0, ifnull(c.output_tokens, 0)))
      FROM call c JOIN transcript t ON t.key = c.transcript WHERE c.rater IS NULL
      GROUP BY t.run, t.model, t.scenario, t.condition
      ON CONFLICT DO UPDATE SET calls = excluded.calls, cached = excluded.cached, retries = excluded.retries,
        input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens;
    UPDATE progress AS p SET calls = p.calls + r.calls, cached = p.cached + r.cached, retries = p.retries + r.retries,
        input_tokens = p.input_tokens + r.input_tokens, output_tokens = p.output_tokens + r.output_tokens
      FROM (
        SELECT b.run, b.model, b.condition, min(n.scenario) AS scenario, b.calls - sum(n.calls) AS calls,
          b.cached - sum(n.cached) AS cached, b.retries - sum(n.retries) AS retries,
          b.input_tokens - sum(n.input_tokens) AS input_tokens, b.output_tokens - sum(n.output_tokens) AS output_tokens
        FROM progress_before b JOIN progress n ON n.run = b.run AND n.model = b.model AND n.condition = b.condition
        GROUP BY b.run, b.model, b.condition) r
      WHERE p.run = r.run AND p.model = r.model AND p.condition = r.condition AND p.scenario = r.scenario;
    DROP TABLE progress_before;
    CREATE TRIGGER progress_added AFTER INSERT ON transcript BEGIN
      INSERT INTO progress(run, model, scenario, condition, begun, complete, failed) VALUES (
          new.run, new.model, new.scenario, new.condition, 1, new.status = 'complete', new.status = 'failed')
        ON CONFLICT DO UPDATE SET begun = begun + 1, complete = complete + excluded.complete,
          failed = failed + excluded.failed;
    END;
    CREATE TRIGGER progress_changed AFTER UPDATE OF status, rating ON transcript
    WHEN new.status <> old.status OR new.rating IS NOT old.rating BEGIN
      UPDATE progress SET complete = complete + (new.status = 'complete') - (old.status = 'complete'),
          failed = failed + (new.status = 'failed') - (old.status = 'failed'),
          pass = pass + (new.status = 'complete' AND new.rating IS 2) - (old.status = 'complete' AND old.rating IS 2),
          unclear = unclear + (new.status = 'complete' AND new.rating IS 1) - (old.status = 'complete' AND old.rating IS 1),
          fail = fail + (new.status = 'complete' AND new.rating IS 0) - (old.status = 'complete' AND old.rating IS 0)
        WHERE run = new.run AND model = new.model AND scenario = new.scenario AND condition = new.condition;
    END;
    CREATE TRIGGER progress_removed AFTER DELETE ON transcript BEGIN
      UPDATE progress SET begun = begun - 1, complete = complete - (old.status = 'complete'),
          failed = failed - (old.status = 'failed'),
          pass = pass - (old.status = 'complete' AND old.rating IS 2),
          unclear = unclear - (old.status = 'complete' AND old.rating IS 1),
          fail = fail - (old.status = 'complete' AND old.rating IS 0)
        WHERE run = old.run AND model = old.model AND scenario = old.scenario AND condition = old.condition;
    END;
    CREATE TRIGGER call_answered AFTER INSERT ON call WHEN new.rater IS NULL BEGIN
      UPDATE progress SET calls = calls + (1 - new.cached), cached = cached + new.cached,
          retries = retries + iif(new.failures = '[]', 0, json_array_length(new.failures)),
          input_tokens = input_tokens + iif(new.cached, 0, ifnull(new.input_tokens, 0)),
          output_tokens = output_tokens + iif(new.cached, 0, ifnull(new.output_tokens, 0))
        WHERE (run, model, scenario, condition)
          = (SELECT run, model, scenario, condition FROM transcript WHERE key = new.transcript);
    END;
    """

  private static let version4 = """
    -- What one author said of one thing in two copies, neither knowing the other: two annotations, the lesser id first.
    CREATE TABLE conflict (
      transcript INTEGER NOT NULL REFERENCES transcript(key) ON DELETE CASCADE, first TEXT NOT NULL, second TEXT NOT NULL,
      PRIMARY KEY (transcript, first, second)) WITHOUT ROWID;
    """

  private static let version3 = """
    -- Transcripts to be reviewed by one person, in an order that was fixed when the queue was made.
    CREATE TABLE queue (
      key INTEGER PRIMARY KEY, name TEXT NOT NULL, author TEXT NOT NULL, filter TEXT NOT NULL, sort TEXT NOT NULL,
      seed INTEGER NOT NULL, created REAL NOT NULL, UNIQUE (author, name));
    CREATE TABLE queue_item (
      queue INTEGER NOT NULL REFERENCES queue(key) ON DELETE CASCADE, position INTEGER NOT NULL, transcript TEXT NOT NULL,
      skipped INTEGER NOT NULL DEFAULT 0, flagged INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0,
      PRIMARY KEY (queue, position)) WITHOUT ROWID;
    CREATE INDEX queue_item_transcript ON queue_item(transcript);

    -- What the author had before them when they said it: NULL where nobody knows, else words out of model, ratings, others.
    ALTER TABLE annotation ADD COLUMN seen TEXT;

    -- Places to come back to by name.
    CREATE TABLE saved_view (name TEXT PRIMARY KEY, body TEXT NOT NULL, created REAL NOT NULL) WITHOUT ROWID;
    """

  private static let version2 = """
    -- What went over the wire: for a turn its index, for a rating its rater (and 0); the body's conversation is in the turns.
    CREATE TABLE call (
      key INTEGER PRIMARY KEY, transcript INTEGER NOT NULL REFERENCES transcript(key) ON DELETE CASCADE,
      turn INTEGER NOT NULL, rater TEXT, attempt INTEGER NOT NULL, digest TEXT NOT NULL, endpoint TEXT NOT NULL,
      parameters TEXT NOT NULL, status INTEGER, content_type TEXT, response TEXT NOT NULL, version TEXT,
      failures TEXT NOT NULL, cached INTEGER NOT NULL, cause TEXT, detail TEXT, input_tokens INTEGER, output_tokens INTEGER,
      started REAL NOT NULL, latency_ms INTEGER NOT NULL);
    CREATE INDEX call_transcript ON call(transcript, turn);
    CREATE INDEX call_digest ON call(digest) WHERE cause IS NULL;

    -- Why a rater gave no rating to a transcript it was asked about; gone once it gives one.
    CREATE TABLE unrated (
      transcript INTEGER NOT NULL REFERENCES transcript(key) ON DELETE CASCADE, rater TEXT NOT NULL, version TEXT NOT NULL,
      cause TEXT NOT NULL, detail TEXT NOT NULL, created REAL NOT NULL, PRIMARY KEY (transcript, rater)) WITHOUT ROWID;
    CREATE TRIGGER unrated_settled AFTER INSERT ON rating BEGIN
      DELETE FROM unrated WHERE transcript = new.transcript AND rater = new.rater;
    END;

    -- What somebody asks of a run that another process works on: `pause` or `stop`.
    ALTER TABLE run ADD COLUMN wish TEXT;
    -- The model's reasoning, where its provider shows it.
    ALTER TABLE turn ADD COLUMN reasoning TEXT;

    -- How far a run is, so that whoever watches it counts no transcripts: one row for each model and condition.
    CREATE TABLE progress (
      run INTEGER NOT NULL REFERENCES run(key) ON DELETE CASCADE, model TEXT NOT NULL, condition TEXT NOT NULL,
      begun INTEGER NOT NULL DEFAULT 0, complete INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0,
      pass INTEGER NOT NULL DEFAULT 0, unclear INTEGER NOT NULL DEFAULT 0, fail INTEGER NOT NULL DEFAULT 0,
      calls INTEGER NOT NULL DEFAULT 0, cached INTEGER NOT NULL DEFAULT 0, retries INTEGER NOT NULL DEFAULT 0,
      input_tokens INTEGER NOT NULL DEFAULT 0, output_tokens INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (run, model, condition)) WITHOUT ROWID;
    INSERT INTO progress(run, model, condition, begun, complete, failed, pass, unclear, fail, input_tokens, output_tokens)
      SELECT run, model, condition, count(*), sum(status = 'complete'), sum(status = 'failed'),
        sum(status = 'complete' AND rating IS 2), sum(status = 'complete' AND rating IS 1),
        sum(status = 'complete' AND rating IS 0), sum(input_tokens), sum(output_tokens)
      FROM transcript GROUP BY run, model, condition;
    CREATE TRIGGER progress_added AFTER INSERT ON transcript BEGIN
      INSERT INTO progress(run, model, condition, begun, complete, failed) VALUES (
          new.run, new.model, new.condition, 1, new.status = 'complete', new.status = 'failed')
        ON CONFLICT DO UPDATE SET begun = begun + 1, complete = complete + excluded.complete,
          failed = failed + excluded.failed;
    END;
    CREATE TRIGGER progress_changed AFTER UPDATE OF status, rating ON transcript
    WHEN new.status <> old.status OR new.rating IS NOT old.rating BEGIN
      UPDATE progress SET complete = complete + (new.status = 'complete') - (old.status = 'complete'),
          failed = failed + (new.status = 'failed') - (old.status = 'failed'),
          pass = pass + (new.status = 'complete' AND new.rating IS 2) - (old.status = 'complete' AND old.rating IS 2),
          unclear = unclear + (new.status = 'complete' AND new.rating IS 1) - (old.status = 'complete' AND old.rating IS 1),
          fail = fail + (new.status = 'complete' AND new.rating IS 0) - (old.status = 'complete' AND old.rating IS 0)
        WHERE run = new.run AND model = new.model AND condition = new.condition;
    END;
    CREATE TRIGGER progress_removed AFTER DELETE ON transcript BEGIN
      UPDATE progress SET begun = begun - 1, complete = complete - (old.status = 'complete'),
          failed = failed - (old.status = 'failed'),
          pass = pass - (old.status = 'complete' AND old.rating IS 2),
          unclear = unclear - (old.status = 'complete' AND old.rating IS 1),
          fail = fail - (old.status = 'complete' AND old.rating IS 0)
        WHERE run = old.run AND model = old.model AND condition = old.condition;
    END;
    -- What raters' calls took in a run, and of what calls of all kinds failed.
    CREATE TABLE rater_usage (
      run INTEGER NOT NULL REFERENCES run(key) ON DELETE CASCADE, rater TEXT NOT NULL, calls INTEGER NOT NULL,
      input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, PRIMARY KEY (run, rater)) WITHOUT ROWID;
    CREATE TABLE call_failures (
      run INTEGER NOT NULL REFERENCES run(key) ON DELETE CASCADE, cause TEXT NOT NULL, failed INTEGER NOT NULL,
      retried INTEGER NOT NULL, PRIMARY KEY (run, cause)) WITHOUT ROWID;
    CREATE TRIGGER call_answered AFTER INSERT ON call WHEN new.rater IS NULL BEGIN
      UPDATE progress SET calls = calls + (1 - new.cached), cached = cached + new.cached,
          retries = retries + iif(new.failures = '[]', 0, json_array_length(new.failures)),
          input_tokens = input_tokens + iif(new.cached, 0, ifnull(new.input_tokens, 0)),
          output_tokens = output_tokens + iif(new.cached, 0, ifnull(new.output_tokens, 0))
        WHERE (run, model, condition) = (SELECT run, model, condition FROM transcript WHERE key = new.transcript);
    END;
    CREATE TRIGGER call_rated AFTER INSERT ON call WHEN new.rater IS NOT NULL BEGIN
      INSERT INTO rater_usage(run, rater, calls, input_tokens, output_tokens)
        SELECT run, new.rater, 1 - new.cached, iif(new.cached, 0, ifnull(new.input_tokens, 0)),
          iif(new.cached, 0, ifnull(new.output_tokens, 0)) FROM transcript WHERE key = new.transcript
        ON CONFLICT DO UPDATE SET calls = calls + excluded.calls, input_tokens = input_tokens + excluded.input_tokens,
          output_tokens = output_tokens + excluded.output_tokens;
    END;
    CREATE TRIGGER call_failed AFTER INSERT ON call WHEN new.cause IS NOT NULL BEGIN
      INSERT INTO call_failures(run, cause, failed, retried)
        SELECT run, new.cause, 1, 0 FROM transcript WHERE key = new.transcript
        ON CONFLICT DO UPDATE SET failed = failed + 1;
    END;
    CREATE TRIGGER call_retried AFTER INSERT ON call WHEN new.failures <> '[]' BEGIN
      INSERT INTO call_failures(run, cause, failed, retried)
        SELECT t.run, json_extract(f.value, '$.cause'), 0, count(*)
        FROM transcript t, json_each(new.failures) f WHERE t.key = new.transcript GROUP BY 2
        ON CONFLICT DO UPDATE SET retried = retried + excluded.retried;
    END;
    CREATE INDEX transcript_finished ON transcript(run, finished) WHERE finished IS NOT NULL;
    """
}
