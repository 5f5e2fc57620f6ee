package io.remanso.standalone.page.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;

import io.remanso.contracts.wire.Json;
import io.remanso.standalone.page.feed.EventLog;
import io.remanso.standalone.page.people.DemoUsers;
import io.remanso.standalone.page.settings.PageSettings;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Server-sent events: the log from where the page knows it, then whatever comes. A page
 * that comes back goes on behind the last event it has seen; one that missed too much, or
 * knew an earlier run of this server, begins anew. Each stream holds its request's
 * thread.
 */
@Controller
final class EventStream {

	// The page takes a stream for dead that is silent for twice as long.
	private static final Duration BEAT = Duration.ofSeconds(10);

	private static final int MOST_STREAMS = 50;

	private final Semaphore free = new Semaphore(MOST_STREAMS);

	private final EventLog log;

	private final PageSettings settings;

	private final String start;

	private final InstantSource clock;

	EventStream(EventLog log, PageSettings settings, InstantSource clock) {
		this.log = log;
		this.settings = settings;
		this.clock = clock;
		this.start = Long.toHexString(clock.millis());
	}

	@GetMapping("/page/events")
	void follow(@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
			@RequestParam(name = "after", required = false) @Nullable String after, HttpServletResponse response)
			throws InterruptedException, IOException {
		if (!this.free.tryAcquire()) {
			response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "too many pages are open");
			return;
		}
		try {
			response.setContentType("text/event-stream;charset=UTF-8");
			response.setHeader("Cache-Control", "no-store");
			send((last != null) ? last : after, response.getOutputStream());
		}
		catch (IOException ex) {
			// The page was closed.
		}
		finally {
			this.free.release();
		}
	}

	private void send(@Nullable String known, ServletOutputStream out) throws IOException, InterruptedException {
		long position = StreamPosition.parse(known)
			.filter((found) -> found.start().equals(this.start))
			.map(StreamPosition::number)
			.filter(this.log::continues)
			.orElse(-1L);
		greet(out, position >= 0);
		position = Math.max(position, 0);
		while (!this.log.isClosed()) {
			List<EventLog.Entry> entries = this.log.after(position, BEAT);
			if (!entries.isEmpty() && !this.log.continues(position)) {
				greet(out, false);
			}
			for (EventLog.Entry entry : entries) {
				write(out,
						"id: %s\ndata: %s\n\n".formatted(new StreamPosition(this.start, entry.number()), entry.json()));
				position = entry.number();
			}
			if (entries.isEmpty()) {
				write(out, "event: beat\ndata: %s\n\n".formatted(this.clock.instant()));
			}
			out.flush();
		}
	}

	private void greet(ServletOutputStream out, boolean goesOn) throws IOException {
		Greeting greeting = new Greeting(this.clock.instant(), goesOn, this.settings.writable(), this.settings.model(),
				DemoUsers.all());
		write(out, "retry: 1000\nevent: greeting\ndata: %s\n\n".formatted(Json.mapper().writeValueAsString(greeting)));
		out.flush();
	}

	private static void write(ServletOutputStream out, String text) throws IOException {
		out.write(text.getBytes(StandardCharsets.UTF_8));
	}

}
