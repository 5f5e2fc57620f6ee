package io.remanso.benchmarks.responder;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;

import javax.imageio.ImageIO;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.simulator.media.MediaStore;
import io.remanso.simulator.media.Medium;
import org.jspecify.annotations.Nullable;

/**
 * Photos of two sizes, as each gateway's webhooks name them: Meta's without their size.
 */
final class TestPictures {

	// Noise does not compress: about 100 and 300 kB, as WhatsApp makes photos.
	private static final int USUAL = 330;

	private static final int LARGE = 580;

	private final Medium usual;

	private final Medium large;

	TestPictures(MediaStore store) {
		this.usual = store.put("image/jpeg", noise(USUAL));
		this.large = store.put("image/jpeg", noise(LARGE));
	}

	Content usual(Gateway gateway, @Nullable String caption) {
		return content(this.usual, gateway, caption);
	}

	Content large(Gateway gateway, @Nullable String caption) {
		return content(this.large, gateway, caption);
	}

	private static Content content(Medium picture, Gateway gateway, @Nullable String caption) {
		Long size = (gateway == Gateway.META) ? null : Long.valueOf(picture.size());
		return new Content.Media(MediaKind.IMAGE, picture.id(), null, picture.type(), size, null, null, null, caption);
	}

	private static byte[] noise(int side) {
		SplittableRandom random = new SplittableRandom(1);
		BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
		for (int x = 0; x < side; x++) {
			for (int y = 0; y < side; y++) {
				image.setRGB(x, y, random.nextInt());
			}
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "jpeg", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
