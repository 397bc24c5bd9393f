package org.telltale.capture.tls;

import java.util.List;
import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.tls.crypt.CipherSuite;
import org.telltale.capture.tls.crypt.Opened;

/** The encrypted records of one side, opened one after another with what the key log holds. */
final class SealedSide {

	private static final int HEADER = 5;
	/** How much may wait for the other side's hello. */
	private static final int MAX_WAITING = 256 << 10;
	/** How many records may be passed over that only a secret which is not in the log could open. */
	private static final int MAX_PASSED = 1024;

	/** How many bytes may be decrypted in vain behind holes: so many, and so many for each byte that was captured. */
	private static final long TRIED_AT_LEAST = 256 << 10;
	private static final long TRIED_PER_BYTE = 64;

	/** What has become of the side. */
	enum State {
		/** Its records are opened, or wait for the other side's hello. */
		OPEN,
		/** The log has nothing for the connection. */
		NO_KEYS,
		/** A record did not open, or is none. */
		FAILED
	}

	/** A record that opened. */
	private record Found(Epoch epoch, Epoch.Mark mark, Opened opened) {
	}

	private final Connection owner;
	private final TlsSession session;
	private final Secrets secrets;
	private final int number;
	private final ByteStream stream;
	private final PlainStream plain;
	private final PlainConnection inner;
	private final Handshakes handshakes = new Handshakes(this::message);
	private final SealedHandshake handshake;
	private final TriedSecrets tried;
	private State state = State.OPEN;
	private Secrets.Stage stage = Secrets.Stage.HANDSHAKE;
	private Optional<Epoch> epoch = Optional.empty();
	private Optional<Secrets.Stage> following = Optional.empty();
	private Optional<Resynchronisation> lost = Optional.empty();
	private boolean thirteen;
	private boolean begun;
	private boolean opened;
	private int passed;
	private long vain;
	private long next;

	SealedSide(Connection owner, TlsSession session, Secrets secrets, int number, PlainStream[] plains, PlainConnection inner) {
		this.owner = owner;
		this.session = session;
		this.secrets = secrets;
		this.tried = new TriedSecrets(secrets);
		this.number = number;
		this.stream = owner.stream(number);
		this.plain = plains[number];
		this.inner = inner;
		this.handshake = new SealedHandshake(stream);
	}

	State state() {
		return state;
	}

	/** Whether it is known if the side's records open. */
	boolean decided() {
		return opened || state != State.OPEN;
	}

	/** Whether a record was opened. */
	boolean opened() {
		return opened;
	}

	/** Whether encrypted records have begun. */
	boolean begun() {
		return begun;
	}

	/** Encrypted records begin here. */
	void begin(long from) {
		next = from;
		begun = true;
		boolean early = number == session.clientSide() && session.negotiation().client.filter(hello -> hello.has(TlsMessage.EARLY_DATA)).isPresent();
		stage = early ? Secrets.Stage.EARLY : Secrets.Stage.HANDSHAKE;
	}

	/** Opens what is there. */
	void advance() {
		boolean more = begun;
		while (more && state == State.OPEN && stream.delivered() - next >= HEADER) {
			int at = stream.index(next);
			byte[] b = stream.buffer();
			int length = (b[at + 3] & 0xff) << 8 | b[at + 4] & 0xff;
			if (lost.isPresent()) {
				more = resynchronised();
			} else if (!TlsDecoder.isRecordHeader(b, at)) {
				fail("tls.record-damaged", "TLS connection in which bytes that are no record follow");
			} else {
				more = stream.delivered() - next - HEADER >= length && record(b, at, length);
			}
		}
		if (begun && state != State.OPEN) {
			owner.flow().unreadable(number, stream.delivered() - next);
			next = stream.delivered();
		}
	}

	/** One whole record; false if it has to wait, or nothing more is opened. */
	private boolean record(byte[] b, int at, int length) {
		if (epoch.isEmpty()) {
			if (!session.negotiation().answered()) {
				if (!secrets.any(before(length))) {
					close(State.NO_KEYS);
				} else if (stream.delivered() - next > MAX_WAITING) {
					fail("tls.no-hello", "TLS connection whose ServerHello was not seen");
				}
				return false;
			}
			thirteen = session.negotiation().thirteen();
		}
		if (thirteen && b[at] != 23) {
			return clear(b, at, length);
		}
		Optional<Found> found = epoch.flatMap(current -> attempt(current, b, at, length));
		if (found.isEmpty() && (epoch.isEmpty() || stage == Secrets.Stage.EARLY)) {
			found = search(b, at, length);
		}
		if (found.isEmpty()) {
			return missed(HEADER + length);
		}
		take(found.get(), HEADER + length);
		return state == State.OPEN;
	}

	private static Optional<Found> attempt(Epoch candidate, byte[] b, int at, int length) {
		Epoch.Mark mark = candidate.mark();
		return candidate.open(b, at, length).map(clear -> new Found(candidate, mark, clear));
	}

	/** Looks for the secret that opens a record; in TLS 1.3 the stage moves on to the one that does. */
	private Optional<Found> search(byte[] b, int at, int length) {
		Optional<CipherSuite> suite = secrets.suite();
		if (suite.isEmpty() || !secrets.versionKnown()) {
			return Optional.empty();
		}
		long before = before(length);
		boolean client = number == session.clientSide();
		for (Secrets.Stage each : thirteen ? Secrets.Stage.values() : new Secrets.Stage[] { stage }) {
			List<Epoch> candidates = !thirteen ? secrets.before13(client, before) : each.compareTo(stage) < 0 ? List.of() : tried.epochs(client, each, before);
			if (!candidates.isEmpty()) {
				session.keyed();
			}
			for (Epoch candidate : candidates) {
				Optional<Found> found = attempt(candidate, b, at, length);
				if (found.isPresent()) {
					tried.opened(each);
					change(each, Optional.of(candidate));
					return found;
				}
			}
		}
		return Optional.empty();
	}

	/** Offset of the frame that completes the record that comes next. */
	private long before(int length) {
		return stream.frameAt(next + HEADER + length - 1L).map(FrameRef::offset).orElse(0L);
	}

	/** From now on other keys are used: what is still open inside cannot be one layer with what follows. */
	private void change(Secrets.Stage to, Optional<Epoch> under) {
		if (plain.available() > 0 || plain.needed() != Long.MAX_VALUE) {
			inner.flush(number);
			inner.resume(number);
		}
		stage = to;
		epoch = under;
	}

	/** A record that nothing opens; false if that is the end of it. */
	private boolean missed(int recordLength) {
		if (epoch.isEmpty() || stage == Secrets.Stage.EARLY) {
			long before = before(recordLength - HEADER);
			if (!opened && !secrets.any(before)) {
				close(State.NO_KEYS);
				return false;
			}
			if (secrets.suite().isEmpty() || !secrets.versionKnown()) {
				fail("tls.suite-not-opened", "TLS connection with keys whose version or cipher suite is not opened in this version");
				return false;
			}
			boolean client = number == session.clientSide();
			boolean other = thirteen && (stage == Secrets.Stage.EARLY || secrets.lines13(client, stage, before).isEmpty()
					&& !secrets.lines13(client, Secrets.Stage.APPLICATION, before).isEmpty());
			if (other && passed++ < MAX_PASSED) {
				owner.flow().unreadable(number, recordLength);
				next += recordLength;
				consume();
				return true;
			}
		}
		fail("tls.not-authentic", "TLS connection in which a record does not open with the keys of the log");
		return false;
	}

	/** A record of TLS 1.3 that is in clear: a ChangeCipherSpec that means nothing, an alert, a second ClientHello. */
	private boolean clear(byte[] b, int at, int length) {
		if (b[at] == 21) {
			session.alert(number, b, at + HEADER, length, stream.frameAt(next + HEADER + length - 1L));
		} else if (b[at] == 22) {
			handshakes.add(b, at + HEADER, at + HEADER + length);
		}
		next += HEADER + length;
		consume();
		return true;
	}

	private void take(Found found, int recordLength) {
		Opened content = found.opened();
		opened |= !thirteen || stage == Secrets.Stage.APPLICATION;
		session.opened();
		switch (content.type()) {
			case 20 -> following = Optional.of(stage);
			case 21 -> session.alert(number, content.content(), 0, content.content().length, stream.frameAt(next + recordLength - 1L));
			case 22 -> {
				if (thirteen && stage == Secrets.Stage.HANDSHAKE) {
					handshake.add(content, next, recordLength, found.epoch(), found.mark());
				}
				next += recordLength;
				if (!handshakes.add(content.content(), 0, content.content().length) || handshake.tooLong()) {
					handshakes.reset();
					offerHandshake();
				}
				next -= recordLength;
			}
			case 23 -> plain.add(content, next, recordLength, found.epoch(), found.mark());
			default -> {
				// Heartbeats and what is not known hold nothing for a search.
			}
		}
		next += recordLength;
		following.ifPresent(to -> change(to, Optional.empty()));
		following = Optional.empty();
		consume();
		if (content.type() == 23) {
			inner.advance(number);
		}
	}

	private void message(int type, byte[] body, int place) {
		if (thirteen && type == 20) {
			if (number == session.clientSide()) {
				session.clientFinished();
			}
			following = Optional.of(Secrets.Stage.APPLICATION);
			offerHandshake();
		} else if (thirteen && type == 5) {
			following = Optional.of(Secrets.Stage.HANDSHAKE);
		} else if (thirteen && type == 24) {
			epoch.ifPresent(Epoch::update);
		} else {
			Optional<FrameRef> frame = stream.frameAt(next - 1);
			session.sealed(number, type, body, place, frame, handshake::layer);
		}
	}

	private void offerHandshake() {
		owner.context().layers(handshake.layer().map(layer -> List.of(layer.child("slice", Json.object(), List.of(layer.all()),
				ByteMap.pieces(List.of(layer.all())), "tls.handshake", layer.bytes()))).orElse(List.of()));
		handshake.release();
	}

	/** Lets go of the records that nobody needs any more. */
	void consume() {
		long to = Math.min(next, Math.min(plain.needed(), handshake.needed()));
		if (begun && state == State.OPEN && to > stream.consumed()) {
			stream.consume(to);
		}
	}

	private void fail(String code, String what) {
		owner.context().log().count(code, code, stream.frameAt(next).map(FrameRef::offset).orElse(0L), what,
				"From there on what this side sent was not read, and counts as unreadable.");
		close(State.FAILED);
	}

	/** Nothing more is opened. */
	private void close(State why) {
		offerHandshake();
		inner.end(number);
		state = why;
		owner.flow().unreadable(number, stream.delivered() - next);
		stream.skip();
		next = stream.delivered();
	}

	/** Hands out everything: a hole comes next, or memory is short. */
	void gap() {
		advance();
		if (!begun || state != State.OPEN) {
			return;
		}
		offerHandshake();
		inner.flush(number);
		if (epoch.isEmpty()) {
			fail("tls.gap", "TLS connection with a hole before its first encrypted record");
			return;
		}
		long rest = stream.delivered() - next;
		if (rest > 0) {
			owner.flow().unreadable(number, rest);
			next = stream.delivered();
			lose(rest);
		}
		if (state == State.OPEN) {
			stream.consume(next);
		}
	}

	/** The side goes on behind a hole. */
	void resume(long offset) {
		if (begun && state == State.OPEN) {
			long hole = offset - next;
			next = offset;
			lose(hole);
		}
	}

	/** Where the next record begins is not known. @param count bytes that were not read */
	private void lose(long count) {
		handshakes.reset();
		plain.jump(count);
		inner.resume(number);
		if (epoch.filter(Epoch::apart).isEmpty()) {
			fail("tls.gap", "TLS connection with a hole that its cipher suite cannot be read behind of");
		} else if (lost.isEmpty()) {
			lost = Optional.of(new Resynchronisation(epoch.get(), TRIED_AT_LEAST + TRIED_PER_BYTE * stream.delivered() - vain));
		}
	}

	/** Looks for the next record that opens; true if one did. */
	private boolean resynchronised() {
		Resynchronisation search = lost.orElseThrow();
		long from = next;
		Optional<Resynchronisation.Place> place = search.next(stream, from);
		next = search.position();
		owner.flow().unreadable(number, next - from);
		vain += search.takeTried();
		if (place.isPresent()) {
			lost = Optional.empty();
			take(new Found(epoch.orElseThrow(), place.get().mark(), place.get().opened()), place.get().length());
			return state == State.OPEN;
		}
		if (search.exhausted()) {
			fail("tls.gap", "TLS connection with a hole behind which no record opens");
		}
		consume();
		return false;
	}

	/** The side has ended. */
	void end() {
		advance();
		if (begun && state == State.OPEN) {
			offerHandshake();
			inner.end(number);
			owner.flow().unreadable(number, stream.delivered() - next);
			next = stream.delivered();
			stream.consume(next);
		} else {
			inner.end(number);
		}
	}
}
