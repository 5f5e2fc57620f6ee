package io.remanso.ingest.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Reads a body within its bounds: type, size, time, and the room that all bodies share.
 * The size holds for chunked bodies too, and no more of them is read than it takes to
 * know.
 */
final class BodyReader {

	private static final int CHUNK = 16 * 1024;

	private static final int SHORTEST = 64;

	private final DataSize largest;

	private final Duration slowest;

	private final InstantSource clock;

	BodyReader(DataSize largest, Duration slowest, InstantSource clock) {
		this.largest = largest;
		this.slowest = slowest;
		this.clock = clock;
	}

	/**
	 * The raw bytes of a JSON body; the room that they take is the caller's to give back.
	 */
	byte[] read(HttpServletRequest request, Room.Share room) throws RefusedException {
		if (!isJson(request.getContentType())) {
			throw new RefusedException(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
					"the body must be application/json");
		}
		if (request.getContentLengthLong() > this.largest.toBytes()) {
			throw tooLarge();
		}
		try {
			return read(request.getInputStream(), Math.toIntExact(Math.max(request.getContentLengthLong(), 0)), room);
		}
		catch (IOException ex) {
			// Tomcat wraps what the socket said.
			throw isTimeout(ex) ? tooSlow()
					: new RefusedException(HttpServletResponse.SC_BAD_REQUEST, "the body can't be read to its end");
		}
	}

	private byte[] read(InputStream in, int announced, Room.Share room) throws RefusedException, IOException {
		Instant deadline = this.clock.instant().plus(this.slowest);
		// What is only announced takes no memory yet. Nearly every body is as long as it
		// said, and fills the first buffer.
		byte[] body = new byte[Math.clamp(announced, SHORTEST, CHUNK)];
		int size = 0;
		for (int read = in.read(body); read >= 0; read = in.read(body, size, body.length - size)) {
			size += read;
			if (size > this.largest.toBytes()) {
				throw tooLarge();
			}
			if (!room.take(read)) {
				throw new RefusedException(Answer.crowded());
			}
			if (this.clock.instant().isAfter(deadline)) {
				throw tooSlow();
			}
			if (size == announced) {
				return whole(body, size);
			}
			if (size == body.length) {
				body = Arrays.copyOf(body, size * 2);
			}
		}
		return whole(body, size);
	}

	private static byte[] whole(byte[] body, int size) {
		return (size == body.length) ? body : Arrays.copyOf(body, size);
	}

	private static boolean isTimeout(@Nullable Throwable ex) {
		return ex != null && (ex instanceof SocketTimeoutException || isTimeout(ex.getCause()));
	}

	private static boolean isJson(@Nullable String contentType) {
		if (contentType == null) {
			return false;
		}
		int parameters = contentType.indexOf(';');
		String type = (parameters < 0) ? contentType : contentType.substring(0, parameters);
		return type.strip().equalsIgnoreCase("application/json");
	}

	private RefusedException tooLarge() {
		return new RefusedException(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
				"the body is larger than %d MB".formatted(this.largest.toMegabytes()));
	}

	private RefusedException tooSlow() {
		return new RefusedException(HttpServletResponse.SC_REQUEST_TIMEOUT,
				"the body took longer than %d s".formatted(this.slowest.toSeconds()));
	}

}
