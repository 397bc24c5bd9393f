package org.telltale.capture.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.capture.dns.DnsMessages;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.MessageRecord;

/** Tells the DNS messages that HTTP carries (RFC 8484), and those in JSON, which no standard has. On the thread of its flow. */
public final class DnsOverHttps {

	private static final String JSON = "application/dns-json";
	private static final String PARAMETER = "dns=";
	private static final String PATH = "/dns-query";
	private static final int MAX_JSON = 256 << 10;
	private static final int MAX_RECORDS = 256;

	private final Flow flow;
	private final CaptureContext context;

	DnsOverHttps(Flow flow, CaptureContext context) {
		this.flow = flow;
		this.context = context;
	}

	/** Whether a message's body is declared as a DNS message. */
	public static boolean inBody(HttpHead head) {
		return DnsMessages.MEDIA_TYPE.equals(MediaType.declared(head.field("content-type")));
	}

	/** Whether a message's body is told with the frame that completed it. */
	public static boolean tells(HttpHead head) {
		return inBody(head) || answersInJson(head);
	}

	private static boolean answersInJson(HttpHead head) {
		return !head.request() && JSON.equals(MediaType.declared(head.field("content-type")));
	}

	/** Whether a request's target may hold a DNS message: then it is worth a layer. */
	public static boolean mayAsk(String target) {
		return target.contains(PARAMETER);
	}

	/** Takes a body behind its codings. @param layer its way back, where anybody wants one */
	void body(HttpContent.Message message, HttpContent.Content content) {
		HttpHead head = message.head();
		boolean success = head.status() >= 200 && head.status() < 300;
		if (answersInJson(head)) {
			json(message, content.bytes());
		} else if (inBody(head)) {
			boolean answers = message.side() == 1 && !head.request() && success;
			boolean whole = content.whole() && content.plain() && head.status() != 206;
			if (!whole || !message(content.bytes(), answers, content.layer(), message.last())) {
				notRead(message.last(), content.bytes(), whole);
			}
		}
	}

	/** A body so declared is no message: it may begin with one. */
	private void notRead(FrameRef last, byte[] bytes, boolean whole) {
		boolean tooLong = bytes.length > DnsMessages.MAX_LENGTH;
		Optional<byte[]> first = whole && !tooLong ? DnsMessages.before(bytes) : Optional.empty();
		if (first.isPresent() && message(first.get(), false, Optional.empty(), last)) {
			context.log().count("doh.more", "doh.more", last.offset(), "HTTP body that is declared as a DNS message and has more behind it",
					"The message is listed, and no names were taken from it; the whole body was searched.");
		} else if (tooLong) {
			notRead("doh.not-read.long", last, "HTTP body that is declared as a DNS message and is too long for one (RFC 8484 section 6)");
		} else {
			notRead("doh.not-read", last, "HTTP body that is declared as a DNS message and is cut, in part, or none");
		}
	}

	private void notRead(String key, FrameRef last, String what) {
		context.log().count(key, "doh.not-read", last.offset(), what, "Its questions and answers are not listed; it was searched all the same.");
	}

	private boolean message(byte[] bytes, boolean answers, Optional<Layer> layer, FrameRef last) {
		boolean named = answers && (layer.isPresent() || !context.wantsDerivations());
		boolean told = DnsMessages.tell(context, flow, named, bytes, last, layer::orElseThrow);
		if (told && answers && !named) {
			context.log().count("doh.name-history", "doh.name-history", last.offset(), "DNS message in HTTP/2 frames that are no longer held",
					"It is listed; no names were taken from it.");
		}
		return told;
	}

	/**
	 * Takes a request's head: a DNS message may stand in its target (RFC 8484 section 4.1).
	 *
	 * @param last the frame that completed the head
	 * @param layer of the target; empty if the frames that carry it are no longer held
	 */
	public void asked(HttpHead head, FrameRef last, Supplier<Optional<Layer>> layer) {
		Optional<ByteRange> place = mayAsk(head.target()) && asks(head) ? parameter(head.target()) : Optional.empty();
		if (place.isEmpty()) {
			return;
		}
		String value = head.target().substring((int) place.get().offset(), (int) place.get().end());
		Optional<byte[]> message = DnsMessages.ofParameter(value);
		if (message.isPresent() && message(message.get(), false, Optional.empty(), last) && context.wantsLayers()) {
			layer.get().ifPresent(target -> context.layers(layers(target, place.get(), message.get())));
		}
	}

	private static boolean asks(HttpHead head) {
		boolean path = head.target().substring(0, Math.max(0, head.target().indexOf('?'))).endsWith(PATH);
		return (head.method().equals("GET") || head.method().equals("HEAD"))
				&& (path || head.joined("accept").toLowerCase(Locale.ROOT).contains(DnsMessages.MEDIA_TYPE));
	}

	/** The first value of the parameter {@code dns} in a target's query. */
	private static Optional<ByteRange> parameter(String target) {
		int question = target.indexOf('?');
		int hash = question < 0 ? -1 : target.indexOf('#', question);
		int end = hash < 0 ? target.length() : hash;
		for (int at = question; at >= 0 && at < end; at = target.indexOf('&', at + 1)) {
			if (target.startsWith(PARAMETER, at + 1)) {
				int from = at + 1 + PARAMETER.length();
				int and = target.indexOf('&', from);
				int to = and < 0 || and > end ? end : and;
				return to < from ? Optional.empty() : Optional.of(new ByteRange(from, to - from));
			}
		}
		return Optional.empty();
	}

	private static List<Layer> layers(Layer target, ByteRange place, byte[] message) {
		Layer value = target.child("url.parameter", Json.object().put("name", "dns").put("index", 0), List.of(target.all()),
				ByteMap.pieces(List.of(place)), "url.parameter dns", Arrays.copyOfRange(target.bytes(), (int) place.offset(), (int) place.end()));
		return List.of(value, value.child("base64", Json.object().put("alphabet", "url"), List.of(value.all()),
				ByteMap.whole(List.of(value.all())), "base64", message));
	}

	/** Names what an answer in JSON says: as a message of its own, never as names of addresses. */
	private void json(HttpContent.Message message, byte[] bytes) {
		boolean tooLong = bytes.length > MAX_JSON;
		Optional<Json> read = tooLong ? Optional.empty() : read(bytes);
		if (tooLong) {
			notRead("doh.not-read.json-long", message.last(), "HTTP body that is declared as a DNS message in JSON and is too long to be read");
		} else if (read.isEmpty()) {
			notRead("doh.not-read.json", message.last(), "HTTP body that is declared as a DNS message in JSON and is cut, or none");
		}
		if (read.isEmpty()) {
			return;
		}
		List<Json> questions = read.get().items("Question");
		List<Json> answers = read.get().items("Answer");
		if (Math.max(questions.size(), answers.size()) > MAX_RECORDS) {
			context.log().count("doh.more.json", "doh.more", message.last().offset(), "HTTP body that is declared as a DNS message in JSON and has more than "
					+ MAX_RECORDS + " questions or answers", "Of each, the first " + MAX_RECORDS + " are listed; the whole body was searched.");
		}
		List<Field> fields = new ArrayList<>();
		read.get().integer("Status").ifPresent(status -> fields.add(Field.number("dns.flags.rcode", 0, 0, status)));
		questions.stream().limit(MAX_RECORDS).forEach(one -> fields(one, "dns.qry", fields));
		answers.stream().limit(MAX_RECORDS).forEach(one -> fields(one, "dns.resp", fields));
		context.record(new MessageRecord(flow.ref(), message.last().number(), message.last().timeNanos(), "dns-json",
				flow.roles().handset().direction(message.side() == 0), fields));
	}

	private static Optional<Json> read(byte[] bytes) {
		try {
			return Optional.of(JsonReader.read(new String(bytes, StandardCharsets.UTF_8))).filter(Json.Fields.class::isInstance);
		} catch (JsonSyntaxException none) {
			return Optional.empty();
		}
	}

	private static void fields(Json one, String prefix, List<Field> fields) {
		one.text("name").ifPresent(name -> fields.add(Field.text(prefix + ".name", 0, 0, name)));
		one.integer("type").ifPresent(type -> fields.add(Field.number(prefix + ".type", 0, 0, type)));
		one.text("data").ifPresent(data -> fields.add(Field.of(prefix + ".data", FieldType.TEXT, 0, 0, data)));
	}
}
