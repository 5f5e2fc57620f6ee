package io.remanso.responder.turn;

import java.time.Duration;
import java.util.Map;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.responder.media.MediaMemory;
import io.remanso.responder.media.MediaSource;
import io.remanso.responder.model.Transcriber;
import io.remanso.responder.pace.InFlight;

/**
 * How files are understood.
 *
 * @param sources of each gateway
 * @param memory for files
 * @param asked places for questions how large a file is
 * @param atOnce places for files that are fetched
 * @param largestPicture in bytes
 * @param largestRecording in bytes
 * @param longestRecording that is listened to
 * @param patience for all files of a turn together
 */
public record MediaSettings(Map<Gateway, MediaSource> sources, Transcriber transcriber, MediaMemory memory,
		InFlight asked, InFlight atOnce, long largestPicture, long largestRecording, Duration longestRecording,
		Duration patience) {

	public MediaSettings {
		sources = Map.copyOf(sources);
	}

}
