package org.telltale.capture.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.FilePart;
import org.telltale.capture.protocol.FileRange;
import org.telltale.capture.protocol.FileRecord;
import org.telltale.capture.protocol.Flow;

/** Undoes the content codings of a body, splits its parts, tells its files. One for a connection. */
public final class HttpContent {

	/** What the parts of one connection's resources may hold until they are whole. */
	private static final long JOIN_BYTES = 16L << 20;
	/** Codings of one body that are undone. */
	private static final int MAX_CODINGS = 5;
	/** What a body may always expand to. */
	private static final long FREE_BYTES = 16L << 20;
	/** How many times its length a body may expand to beyond that; deflate cannot pass 1,032 (RFC 1951). */
	private static final long RATIO = 1_100;
	/** Larger expansions are made one after another, and are not held while they wait to be heard. */
	private static final int LARGE = 1 << 20;
	/** One for all: they share one heap. What is found does not depend on it. */
	private static final ReentrantLock LARGE_ONE = new ReentrantLock();

	private final Flow flow;
	private final CaptureContext context;
	private final DnsOverHttps dns;
	private final BodyReader inside;
	private Optional<RangeJoiner> joiner = Optional.empty();

	/**
	 * A body in hand.
	 *
	 * @param bytes the body after its transfer coding
	 * @param layer its way back, where anybody wants one
	 * @param whole whether all of it was captured
	 * @param plain whether its codings are undone
	 */
	public record Content(byte[] bytes, Optional<Layer> layer, boolean whole, boolean plain) {

		/** A body as it was sent. */
		public Content(byte[] bytes, Optional<Layer> layer, boolean whole) {
			this(bytes, layer, whole, false);
		}

		private Content undone() {
			return new Content(bytes, layer, whole, true);
		}

		private Digest digest() {
			return layer.isPresent() ? layer.get().digest() : Digest.sha256(bytes);
		}
	}

	/**
	 * What is known of a message besides its body.
	 *
	 * @param side who sent it
	 * @param head its head
	 * @param exchange the transaction that it belongs to
	 * @param first the frame in which it began
	 * @param last the frame that completed it
	 */
	public record Message(int side, HttpHead head, HttpExchange exchange, FrameRef first, FrameRef last) {
	}

	/** @param inside looks into each body that is no multipart */
	public HttpContent(Flow flow, CaptureContext context, BodyReader inside) {
		this.flow = flow;
		this.context = context;
		this.inside = inside;
		this.dns = new DnsOverHttps(flow, context);
	}

	/** Tells the DNS messages that this connection carries. */
	public DnsOverHttps dns() {
		return dns;
	}

	/**
	 * Takes a body.
	 *
	 * @param layers gets the body and each layer decoded from it
	 */
	public HttpRecord.Body body(Message message, Content coded, List<Layer> layers) {
		coded.layer().ifPresent(layers::add);
		int before = layers.size();
		try {
			return body(message, coded, layers, new Expansion(coded.bytes().length));
		} finally {
			if (layers.subList(before, layers.size()).stream().mapToLong(Layer::held).sum() > LARGE) {
				layers.subList(before, layers.size()).forEach(Layer::letGo);
			}
			if (LARGE_ONE.isHeldByCurrentThread()) {
				LARGE_ONE.unlock();
			}
		}
	}

	private HttpRecord.Body body(Message message, Content coded, List<Layer> layers, Expansion expansion) {
		HttpHead head = message.head();
		List<String> codings = ContentCoding.toUndo(head);
		Optional<ContentRange> range = head.status() == 206 ? head.field("content-range").flatMap(ContentRange::of) : Optional.empty();
		boolean decodes = !codings.isEmpty() && (range.isEmpty() || range.get().first() == 0 && range.get().size() == coded.bytes().length);
		Content content = codings.isEmpty() ? coded.undone() : coded;
		if (decodes) {
			content = decode(message, codings, content, layers, expansion);
		}
		Optional<String> boundary = Multipart.boundary(head.field("content-type"));
		Digest digest = content.digest();
		if (boundary.isPresent()) {
			parts(message, content, boundary.get(), layers, 0);
		} else if (content.bytes().length > 0) {
			file(message, content, digest, name(message), head.field("content-type"), range, codings);
			dns.body(message, content);
			inside.read(message, content, layers, expansion);
		}
		return new HttpRecord.Body(content.bytes().length, digest, content.whole());
	}

	/** What the codings of one message and those inside of it may expand to together, and do. On one thread. */
	public final class Expansion {

		private long left;

		private Expansion(int length) {
			this.left = Math.min(context.limits().maxDecodedBytes(), Math.max(FREE_BYTES, RATIO * length));
		}

		/** Does an op of {@code derivation.md}; empty as {@link ContentCoding#decode} says, or if it makes too much. */
		public Optional<ContentCoding.Decoded> decode(String op, byte[] input) {
			boolean held = LARGE_ONE.isHeldByCurrentThread();
			Optional<ContentCoding.Decoded> decoded = ContentCoding.decode(op, input, (int) (held ? left : Math.min(LARGE, left)));
			if (decoded.isEmpty() && !held && left > LARGE) {
				LARGE_ONE.lock();
				decoded = ContentCoding.decode(op, input, (int) left);
			}
			left -= decoded.map(made -> made.bytes().length).orElse(0);
			return decoded;
		}

		/** The layer of what {@link #decode} made. */
		public Layer layer(Layer parent, String op, byte[] made) {
			int length = made.length;
			return parent.child(op, Json.object(), ByteMap.whole(List.of(parent.all())), op, made,
					() -> ContentCoding.decode(op, parent.bytes(), length).orElseThrow().bytes());
		}
	}

	private Content decode(Message message, List<String> codings, Content coded, List<Layer> layers, Expansion expansion) {
		Content content = coded;
		for (int i = 0; i < codings.size(); i++) {
			Optional<String> op = i < MAX_CODINGS ? ContentCoding.op(codings.get(i), content.bytes()) : Optional.empty();
			byte[] input = content.bytes();
			Optional<ContentCoding.Decoded> decoded = op.flatMap(known -> expansion.decode(known, input));
			if (decoded.isEmpty()) {
				notDecoded(message, codings.get(i), op.isPresent(), content);
				return content;
			}
			byte[] bytes = decoded.get().bytes();
			if (bytes.length == 0) {
				return new Content(bytes, Optional.empty(), content.whole(), true);
			}
			Optional<Layer> layer = content.layer().map(parent -> expansion.layer(parent, op.get(), bytes));
			layer.ifPresent(layers::add);
			content = new Content(bytes, layer, content.whole() && decoded.get().whole());
		}
		return content.undone();
	}

	private void notDecoded(Message message, String coding, boolean known, Content content) {
		flow.unreadable(message.side(), content.bytes().length);
		context.log().count("http.coding." + known + (known ? "" : coding), "http.coding-not-read", message.first().offset(),
				known ? "HTTP body that does not decode as its Content-Encoding says, or to more than is expanded"
						: "HTTP body of a coding that is not read (" + coding + ")",
				"It was searched in its coded form only, and counts as unreadable.");
	}

	private void parts(Message message, Content content, String boundary, List<Layer> layers, int depth) {
		for (Multipart.Part part : Multipart.parts(content.bytes(), boundary)) {
			byte[] bytes = Arrays.copyOfRange(content.bytes(), (int) part.body().offset(), (int) part.body().end());
			Optional<String> disposition = part.field("content-disposition");
			String label = disposition.flatMap(value -> Parameters.value(value, "name")).map(word -> " " + word).orElse("");
			Optional<Layer> layer = content.layer().map(parent -> parent.child("multipart.part",
					Json.object().put("boundary", boundary).put("index", part.index()), ByteMap.pieces(List.of(part.body())),
					"multipart.part " + part.index() + label, bytes,
					() -> Arrays.copyOfRange(parent.bytes(), (int) part.body().offset(), (int) part.body().end())));
			layer.ifPresent(layers::add);
			part(message, part, new Content(bytes, layer, part.complete() || content.whole()), disposition, layers, depth);
		}
	}

	/** What a part is: parts again (one level), a piece of a file, a file, or a field of a form. */
	private void part(Message message, Multipart.Part part, Content content, Optional<String> disposition, List<Layer> layers, int depth) {
		Optional<String> type = part.field("content-type");
		Optional<String> inner = depth == 0 ? Multipart.boundary(type) : Optional.empty();
		if (inner.isPresent()) {
			parts(message, content, inner.get(), layers, 1);
			return;
		}
		Optional<ContentRange> range = message.head().status() == 206 ? part.field("content-range").flatMap(ContentRange::of) : Optional.empty();
		Optional<String> name = range.isPresent() ? name(message) : disposition.flatMap(FileName::of).or(() -> part.field("content-id"));
		boolean field = name.isEmpty() && disposition.isPresent();
		if (content.bytes().length > 0 && !field && (name.isPresent() || type.isPresent())) {
			file(message, content, content.digest(), name, type, range, List.of());
		}
	}

	private static Optional<String> name(Message message) {
		Optional<String> told = message.head().field("content-disposition").flatMap(FileName::of);
		if (told.isPresent()) {
			return told;
		}
		Optional<String> target = message.head().request() ? Optional.of(message.head().target()) : message.exchange().target();
		return target.flatMap(FileName::ofTarget);
	}

	private void file(Message message, Content content, Digest digest, Optional<String> name, Optional<String> declared,
			Optional<ContentRange> range, List<String> codings) {
		FrameRef first = message.first();
		boolean begins = range.isEmpty() || range.get().first() == 0;
		String type = begins ? MediaType.of(content.bytes(), declared) : MediaType.declared(declared);
		Optional<FileRange> place = range.map(at -> new FileRange(List.of(new ByteRange(at.first(), content.bytes().length)), at.size(), 0));
		Optional<FilePart> part = range.filter(at -> content.bytes().length <= at.length() && content.bytes().length < at.size())
				.map(at -> new FilePart(resource(message, at), content.bytes(), codings, declared.orElse("")));
		FileRecord record = new FileRecord(flow.ref(), first.number(), first.timeNanos(), flow.roles().handset().direction(message.side() == 0),
				name, type, content.bytes().length, digest, content.whole(), place, part);
		context.record(record);
		if (part.isPresent()) {
			join(record);
		}
	}

	/** What parts of the same version of the same resource share: host, target, validator (RFC 9110 section 8.8), length. */
	private static String resource(Message message, ContentRange range) {
		HttpHead head = message.head();
		String validator = head.field("etag").or(() -> head.field("last-modified")).orElse("");
		return message.exchange().host().map(host -> Authority.host(host).toLowerCase(Locale.ROOT)).orElse("") + ' '
				+ message.exchange().target().orElse("") + ' ' + validator + ' ' + range.size();
	}

	private void join(FileRecord part) {
		RangeJoiner own = joiner.orElseGet(() -> RangeJoiner.within(JOIN_BYTES, context.limits().maxDecodedBytes()));
		joiner = Optional.of(own);
		long before = own.held();
		Optional<FileRecord> joined = own.add(part);
		context.hold(own.held() - before);
		joined.ifPresent(context::record);
	}

	/** The connection is over: tells what its parts came to, even if they make no whole. */
	public void finish() {
		if (joiner.isPresent()) {
			context.hold(-joiner.get().held());
			joiner.get().finish().forEach(context::record);
			if (joiner.get().givenUp() > 0) {
				context.log().count("http.range-budget", "http.range-budget", 0, "HTTP resource whose parts were too many to be put together",
						"Its parts stand in the results, each by itself.");
			}
			joiner = Optional.empty();
		}
	}
}
