package io.remanso.standalone.page.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stands before everything of the page: own requests only, of a bounded size, and the
 * headers that keep the browser from running what is not the page's.
 */
final class Guard implements HandlerInterceptor {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	// The longest text in the longest escapes.
	private static final long LARGEST_BODY = 64 * 1024;

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("X-Content-Type-Options", "nosniff");
		Optional<String> refusal = new SameOrigin(request.getMethod(), request.getHeader("Host"),
				request.getHeader("Origin"), request.getHeader("Sec-Fetch-Site"), request.getHeader("Sec-Fetch-Mode"))
			.refusal();
		if (refusal.isPresent()) {
			return refuse(response, HttpServletResponse.SC_FORBIDDEN, refusal.get());
		}
		if (request.getMethod().equals("POST") && !isBounded(request.getContentLengthLong())) {
			return refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "the body is too large");
		}
		return true;
	}

	private static boolean isBounded(long length) {
		return length >= 0 && length <= LARGEST_BODY;
	}

	private static boolean refuse(HttpServletResponse response, int status, String line) throws IOException {
		response.setStatus(status);
		response.setContentType("text/plain;charset=UTF-8");
		response.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
		return false;
	}

}
