package io.remanso.responder.delivery.meta;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.remanso.contracts.inbound.Chat;
import io.remanso.responder.delivery.Courier;
import io.remanso.responder.delivery.Doubt;
import io.remanso.responder.delivery.GatewayHttp;
import io.remanso.responder.delivery.Answer;
import io.remanso.responder.delivery.HeldBackException;
import io.remanso.responder.delivery.Part;
import io.remanso.responder.delivery.Permit;
import io.remanso.responder.delivery.VoiceNote;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.delivery.Sign;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.PartReceipt;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends through Meta's Cloud API. Each part carries a key of ours that comes back in its
 * receipts, and nothing else tells what became of a part in doubt: a receipt proves that
 * it was sent, or that it failed; silence proves nothing.
 */
public final class MetaCourier implements Courier {

	private static final Duration LOOK = Duration.ofMillis(500);

	private final GatewayHttp http;

	private final String phoneNumberId;

	/**
	 * One for a business account.
	 * @param phoneNumberId for chats that don't name the number that they came by
	 */
	public MetaCourier(GatewayHttp http, String phoneNumberId) {
		this.http = http;
		this.phoneNumberId = phoneNumberId;
	}

	@Override
	public Sending send(Part part, Permit permit) throws HeldBackException, TenureEndedException, InterruptedException {
		ObjectNode body = GatewayHttp.object().put("messaging_product", "whatsapp").put("recipient_type", "individual");
		body.put(isPhone(part.chat().chatId()) ? "to" : "recipient", part.chat().chatId())
			.put("biz_opaque_callback_data", part.callbackData());
		VoiceNote recording = part.recording();
		if (recording != null) {
			return sendSpoken(part, body, recording, permit);
		}
		body.put("type", "text").putObject("text").put("body", part.text()).put("preview_url", false);
		return MetaAnswers.sending(this.http.post(path(part.chat(), "messages"), body, permit));
	}

	// An upload reaches nobody: whatever becomes of it, nothing is in doubt.
	private Sending sendSpoken(Part part, ObjectNode body, VoiceNote recording, Permit permit)
			throws HeldBackException, TenureEndedException, InterruptedException {
		Answer uploaded = this.http.upload(path(part.chat(), "media"),
				Map.of("messaging_product", "whatsapp", "type", VoiceNote.TYPE), VoiceNote.TYPE, recording.bytes());
		String id = (uploaded instanceof Answer.Http http && http.ok()) ? http.body().path("id").asString("") : "";
		if (id.isEmpty()) {
			return notUploaded(uploaded);
		}
		// Without the mark it comes as a file, and never counts as played.
		body.put("type", "audio").putObject("audio").put("id", id).put("voice", true);
		return MetaAnswers.sending(this.http.post(path(part.chat(), "messages"), body, permit));
	}

	// While Meta answers nobody, the text would fare no better: the recording waits as it
	// would, and a lost answer counts as one. What is said of the file is an answer.
	private static Sending notUploaded(Answer uploaded) {
		return switch (MetaAnswers.sending(uploaded)) {
			case Sending.AccountRefused refused -> refused;
			case Sending.Throttled throttled -> throttled;
			case Sending.InDoubt(var detail) -> new Sending.NotNow(detail);
			case Sending.NotNow notNow when !MetaAnswers.refusesFile(uploaded) -> notNow;
			case Sending.Taken _, Sending.NotNow _, Sending.Refused _ ->
				new Sending.Refused(false, "Meta did not take the recording");
		};
	}

	@Override
	public Settlement settle(Part part, Doubt doubt, Deadline deadline, Waiting waiting) throws InterruptedException {
		while (true) {
			@Nullable PartReceipt receipt = doubt.receipts().apply(part.callbackData());
			if (receipt != null) {
				return MetaAnswers.settlement(receipt);
			}
			Instant now = waiting.now();
			if (deadline.passed(now) || !now.isBefore(doubt.since().plus(doubt.grace()))) {
				return new Settlement.Unknown();
			}
			waiting.sleep(deadline.leftAtMost(now, LOOK));
		}
	}

	@Override
	public Settlement.@Nullable Refused failure(PartReceipt receipt) {
		return MetaAnswers.isFinal(receipt) && MetaAnswers.settlement(receipt) instanceof Settlement.Refused refused
				? refused : null;
	}

	@Override
	public void show(Sign sign, Chat chat, String newestMessageId) throws InterruptedException {
		ObjectNode body = GatewayHttp.object()
			.put("messaging_product", "whatsapp")
			.put("status", "read")
			.put("message_id", newestMessageId);
		body.putObject("typing_indicator").put("type", "text");
		this.http.call("POST", path(chat, "messages"), body);
	}

	// Only a message or its own time ends what Meta shows.
	@Override
	public void hide(Chat chat) {
	}

	// Meta tells nothing of who types.
	@Override
	public void subscribe(Chat chat) {
	}

	// Meta knows no labels.
	@Override
	public @Nullable List<String> labels(Chat chat) {
		return null;
	}

	@Override
	public Duration signStays() {
		return Duration.ofSeconds(25);
	}

	private String path(Chat chat, String what) {
		String number = chat.channel().matches("\\d+") ? chat.channel() : this.phoneNumberId;
		return "/" + number + "/" + what;
	}

	// Users who hide their number have an id with a country and a dot in front.
	private static boolean isPhone(String chatId) {
		return chatId.matches("\\+?\\d+");
	}

}
