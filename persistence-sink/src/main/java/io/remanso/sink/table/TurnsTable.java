package io.remanso.sink.table;

import io.remanso.contracts.turn.Outcome;
import io.remanso.sink.row.EndRow;
import io.remanso.sink.row.ReplyRow;
import io.remanso.sink.row.TurnRow;
import org.jspecify.annotations.Nullable;

/**
 * {@code turns}: three groups of columns, each written when its record comes, whichever
 * comes first.
 */
final class TurnsTable {

	// A closed buffer never changes: what is there stays.
	private static final String CLOSED = """
			insert into turns as t (turn_id, user_id, gateway, channel, answer, answers_again, reason, messages, first_at,
			                        last_at, deadline, closed_at)
			select v.*
			from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as v
			on conflict (turn_id) do update
			    set user_id       = excluded.user_id,
			        gateway       = excluded.gateway,
			        channel       = excluded.channel,
			        answer        = excluded.answer,
			        answers_again = excluded.answers_again,
			        reason        = excluded.reason,
			        messages      = excluded.messages,
			        first_at      = excluded.first_at,
			        last_at       = excluded.last_at,
			        deadline      = excluded.deadline,
			        closed_at     = excluded.closed_at
			where t.closed_at is null
			""";

	private static final String REPLIED = """
			insert into turns as t (turn_id, user_id, reply_offset, model, input_tokens, cached_input_tokens,
			                        output_tokens, attempts, latency_ms, replied_at)
			select v.*
			from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as v
			on conflict (turn_id) do update
			    set reply_offset        = excluded.reply_offset,
			        model               = excluded.model,
			        input_tokens        = excluded.input_tokens,
			        cached_input_tokens = excluded.cached_input_tokens,
			        output_tokens       = excluded.output_tokens,
			        attempts            = excluded.attempts,
			        latency_ms          = excluded.latency_ms,
			        replied_at          = excluded.replied_at
			where t.reply_offset < excluded.reply_offset
			""";

	private static final String ENDED = """
			insert into turns as t (turn_id, user_id, outcome_offset, outcome, outcome_reason, outcome_detail, parts_sent,
			                        apologised, entries, ended_at)
			select v.*
			from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as v
			on conflict (turn_id) do update
			    set outcome_offset = excluded.outcome_offset,
			        outcome        = excluded.outcome,
			        outcome_reason = excluded.outcome_reason,
			        outcome_detail = excluded.outcome_detail,
			        parts_sent     = excluded.parts_sent,
			        apologised     = excluded.apologised,
			        entries        = excluded.entries,
			        ended_at       = excluded.ended_at
			where t.outcome_offset < excluded.outcome_offset
			""";

	static final Table<TurnRow> CLOSED_GROUP = new SimpleTable<>("turns", TurnRow.class,
			RowStatement.of(CLOSED, Column.text(TurnRow::key), Column.text(TurnRow::owner),
					Column.word((row) -> row.buffer().chat().gateway()),
					Column.text((row) -> row.buffer().chat().channel()), Column.bool((row) -> row.buffer().answer()),
					Column.text((row) -> row.buffer().answersAgain()), Column.word((row) -> row.buffer().reason()),
					Column.integer((row) -> row.buffer().messages().size()),
					Column.time((row) -> row.buffer().firstAt()), Column.time((row) -> row.buffer().lastAt()),
					Column.time((row) -> row.buffer().deadline()), Column.time((row) -> row.buffer().closedAt())));

	static final Table<ReplyRow> REPLY_GROUP = new SimpleTable<>("turns", ReplyRow.class,
			RowStatement.of(REPLIED, Column.text(ReplyRow::key), Column.text(ReplyRow::owner),
					Column.bigint(ReplyRow::offset), Column.text((row) -> row.reply().model()),
					Column.bigint((row) -> row.reply().inputTokens()),
					Column.bigint((row) -> row.reply().cachedInputTokens()),
					Column.bigint((row) -> row.reply().outputTokens()), Column.integer((row) -> row.reply().attempts()),
					Column.bigint((row) -> row.reply().latencyMs()), Column.time((row) -> row.reply().at())));

	static final Table<EndRow> END_GROUP = new SimpleTable<>("turns", EndRow.class,
			RowStatement.of(ENDED, Column.text(EndRow::key), Column.text(EndRow::owner), Column.bigint(EndRow::offset),
					Column.text((row) -> outcome(row.end())), Column.word((row) -> reason(row.end())),
					Column.text((row) -> (row.end() instanceof Outcome.Failed failed) ? failed.detail() : null),
					Column.integer((row) -> parts(row.end())),
					Column.bool((row) -> (row.end() instanceof Outcome.Failed failed) ? failed.apologised() : null),
					Column.json((row) -> row.end().memory().entries()), Column.time((row) -> row.end().at())));

	private TurnsTable() {
	}

	private static String outcome(Outcome.Terminal end) {
		return switch (end) {
			case Outcome.Answered ignored -> "answered";
			case Outcome.Suppressed ignored -> "suppressed";
			case Outcome.Recorded ignored -> "recorded";
			case Outcome.Failed ignored -> "failed";
		};
	}

	private static @Nullable Enum<?> reason(Outcome.Terminal end) {
		return switch (end) {
			case Outcome.Suppressed suppressed -> suppressed.reason();
			case Outcome.Failed failed -> failed.reason();
			case Outcome.Answered ignored -> null;
			case Outcome.Recorded ignored -> null;
		};
	}

	private static @Nullable Integer parts(Outcome.Terminal end) {
		return switch (end) {
			case Outcome.Answered answered -> answered.parts();
			case Outcome.Suppressed suppressed -> suppressed.parts();
			case Outcome.Recorded ignored -> null;
			case Outcome.Failed ignored -> null;
		};
	}

}
