package io.remanso.sink.decode;

import java.util.List;

import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.turn.OpenBuffer;
import io.remanso.contracts.user.UserProfile;
import io.remanso.contracts.user.UserState;
import io.remanso.sink.row.AliasRow;
import io.remanso.sink.row.BufferRow;
import io.remanso.sink.row.ProfileRow;
import io.remanso.sink.row.Row;
import io.remanso.sink.row.StateRow;
import org.jspecify.annotations.Nullable;

/**
 * The compacted topics: the key names the row, the newest value is the row, no value is
 * no row.
 */
final class MirrorRows {

	private MirrorRows() {
	}

	static List<Row> user(Source source, @Nullable UserProfile profile) {
		return List.of(new ProfileRow(source.key(), source.offset(), profile));
	}

	static List<Row> userState(Source source, @Nullable UserState state) {
		return List.of(new StateRow(source.key(), source.offset(), state));
	}

	static List<Row> openBuffer(Source source, @Nullable OpenBuffer buffer) {
		return List.of(new BufferRow(source.key(), source.offset(), buffer));
	}

	static List<Row> alias(Source source, @Nullable Alias alias) {
		return List.of(new AliasRow(source.key(), source.offset(), alias));
	}

}
