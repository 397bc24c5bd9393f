package org.telltale.handset.android;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.json.JsonItems;

/**
 * {@code *_sms_backup} and {@code *_mms_backup} of Android's own backups
 * (com.android.providers.telephony.TelephonyBackupAgent): zlib (RFC 1950) of a JSON array, an object a message.
 */
public final class TelephonyBackup implements HandsetFormat {

	private static final int MOST_BYTES = 32 << 20;
	private static final int STEP = 1 << 14;

	@Override
	public String name() {
		return "telephony-backup";
	}

	@Override
	public boolean recognises(byte[] start) {
		if (start.length < 2 || (start[0] & 0x0f) != 8 || ((start[0] & 0xff) << 8 | start[1] & 0xff) % 31 != 0) {
			return false;
		}
		String text = new String(inflate(EvidenceBytes.of("", start), START_BYTES).value().orElse(new byte[0]), StandardCharsets.UTF_8);
		return text.matches("(?s)\\s*\\[\\s*\\{\\s*\".*") && text.matches("(?s).*\"(address|body|mms_addresses|mms_body|date_sent)\".*");
	}

	@Override
	public List<Problem> read(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress) {
		Outcome<byte[]> inflated = inflate(file.bytes(), MOST_BYTES);
		List<Problem> problems = new ArrayList<>(inflated.problems());
		Messages messages = new Messages(sink);
		EvidenceBytes text = EvidenceBytes.of("", inflated.value().orElse(new byte[0]));
		List<Problem> broken = JsonItems.read(text, item -> {
			add(file, item.number(), item.json(), messages, sink);
			return !progress.cancelled();
		});
		if (!broken.isEmpty() || text.length() == 0) {
			problems.add(new Problem("sms-backup.json", file.bytes().where(0, file.bytes().length()), "The file's text is no whole JSON array of objects.",
					"The messages that can be read are listed; others are missing."));
		}
		if (messages.withoutBody() > 0) {
			problems.add(messages.withoutBody(file));
		}
		return problems;
	}

	/** What comes out of a zlib stream; partial where it breaks or is too long. */
	private static Outcome<byte[]> inflate(EvidenceBytes bytes, int most) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		List<Problem> problems = new ArrayList<>();
		Inflater inflater = new Inflater();
		try {
			byte[] step = new byte[STEP];
			long fed = 0;
			while (!inflater.finished() && out.size() < most) {
				int made = inflater.inflate(step, 0, Math.min(STEP, most - out.size()));
				out.write(step, 0, made);
				if (made == 0 && !inflater.finished()) {
					byte[] input = inflater.needsInput() ? bytes.copy(fed, STEP) : new byte[0];
					if (input.length == 0) {
						throw new DataFormatException("cut");
					}
					inflater.setInput(input);
					fed += input.length;
				}
			}
			if (!inflater.finished()) {
				problems.add(new Problem("sms-backup.too-long", bytes.where(0, bytes.length()), "The file expands to more than " + most + " bytes.",
						"Messages behind that are not listed."));
			}
		} catch (DataFormatException broken) {
			problems.add(new Problem("sms-backup.corrupt", bytes.where(0, bytes.length()), "The file is cut or damaged behind " + out.size()
					+ " expanded bytes.", "Messages behind that are not listed."));
		} catch (IOException e) {
			problems.add(new Problem("evidence.unreadable", bytes.where(0, bytes.length()), "The file cannot be read: " + e.getMessage(),
					"Messages behind that are not listed."));
		} finally {
			inflater.end();
		}
		return Outcome.of(out.toByteArray(), problems);
	}

	private static void add(HandsetFile file, long number, Json message, Messages messages, Consumer<HandsetRecord> sink) {
		boolean multimedia = message.get("mms_body").isPresent() || message.get("mms_addresses").isPresent();
		String table = multimedia ? "mms" : "sms";
		ExhibitSource source = ExhibitSource.row(file.evidence(), file.name(), table, number, List.of(file.bytes().where(0, file.bytes().length())));
		String id = file.name() + "/" + table + "/" + number;
		if (multimedia) {
			long box = integer(message, "msg_box").orElse(0L);
			List<String> parties = parties(message, box == 1 ? MmsMessage.FROM : MmsMessage.TO);
			messages.add(new Messages.Message(id, box, parties.stream().findFirst(), message.text("mms_body"), seconds(message, "date"),
					seconds(message, "date_sent")), source, source);
			parties(message, -1).forEach(party -> messages.addParty(party, id, source));
			message.text("sub").map(written -> MmsText.of(written, integer(message, "sub_cs"))).filter(subject -> !subject.isBlank()).ifPresent(subject -> sink
					.accept(new Exhibit(id + "/subject", ExhibitKind.TEXT, subject, Optional.empty(), Map.of("partOf", id), source)));
		} else {
			messages.add(new Messages.Message(id, integer(message, "type").orElse(0L), message.text("address"), message.text("body"),
					integer(message, "date"), integer(message, "date_sent")), source, source);
		}
	}

	/** The addresses of one kind, or of all for -1; the handset's own is not written. */
	private static List<String> parties(Json message, long kind) {
		return message.items("mms_addresses").stream().filter(address -> kind < 0 || integer(address, "type").equals(Optional.of(kind)))
				.flatMap(address -> address.text("address").stream()).filter(address -> !address.equals(MmsMessage.OWN)).toList();
	}

	private static Optional<Long> seconds(Json message, String name) {
		return integer(message, name).filter(seconds -> Math.abs(seconds) < Long.MAX_VALUE / 1000).map(seconds -> seconds * 1000);
	}

	/** Android writes numbers as text. */
	private static Optional<Long> integer(Json message, String name) {
		return message.integer(name).or(() -> message.text(name).filter(text -> text.matches("-?\\d{1,18}")).map(Long::valueOf));
	}
}
