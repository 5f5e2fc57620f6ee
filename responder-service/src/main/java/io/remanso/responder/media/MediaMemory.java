package io.remanso.responder.media;

/**
 * The memory for files, of each kind its own: a picture has it until the model has
 * answered, which may take minutes while the model is slow or its breaker is open; a
 * recording only until it is heard. So however many pictures wait for the model, a voice
 * note is heard.
 */
public record MediaMemory(MediaBudget pictures, MediaBudget recordings) {

	// As text and in the request's bytes, each a third longer than the file.
	private static final int COPIES_OF_A_PICTURE = 3;

	// As bytes, and once more while it is sent.
	private static final int COPIES_OF_A_RECORDING = 2;

	/**
	 * A third for recordings: of the default of 144 MB they get 48 MB. Those that are
	 * large get two thirds of that, which is just what one of 16 MB needs.
	 */
	public static MediaMemory of(long bytes) {
		return new MediaMemory(new MediaBudget(bytes - bytes / 3, COPIES_OF_A_PICTURE),
				new MediaBudget(bytes / 3, COPIES_OF_A_RECORDING));
	}

}
