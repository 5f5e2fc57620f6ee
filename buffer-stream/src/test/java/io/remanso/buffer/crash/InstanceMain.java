package io.remanso.buffer.crash;

import io.remanso.buffer.BufferApplication;

/**
 * The worker in a process of its own, which has no web server: its work shows that it
 * runs.
 */
final class InstanceMain {

	private InstanceMain() {
	}

	public static void main(String[] arguments) {
		Variant variant = Variant.asked();
		BufferApplication.application()
			.initializers((context) -> context.getBeanFactory().addBeanPostProcessor(variant))
			.run(arguments);
	}

}
