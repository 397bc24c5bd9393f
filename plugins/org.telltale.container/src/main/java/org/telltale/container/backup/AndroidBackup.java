package org.telltale.container.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.container.InflatedSource;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** Opens the data of an Android backup: the tar archive behind header, encryption and compression. */
public final class AndroidBackup {

	private static final byte[] MAGIC = "ANDROID BACKUP\n".getBytes(StandardCharsets.US_ASCII);

	private final Source source;
	private final ProblemLog log;

	private AndroidBackup(Source source, Place place) {
		this.source = source;
		this.log = new ProblemLog(source, place);
	}

	/** Whether a file that starts with these bytes (15 are enough) says that it is a backup. */
	public static boolean isAt(byte[] start) {
		return start.length >= MAGIC.length && Arrays.equals(MAGIC, 0, MAGIC.length, start, 0, MAGIC.length);
	}

	/**
	 * The data, decrypted and inflated while they are read, never held: a compressed backup is an {@link InflatedSource},
	 * which is meant to be read forwards.
	 *
	 * @param source the backup
	 * @param place how problems name it
	 * @param passwords each is tried; none of them stands in any problem
	 * @param mostBytes what expands beyond is cut off
	 * @return partial where they break; none if header or key cannot be read
	 * @throws IOException if the environment fails
	 */
	public static Outcome<Source> open(Source source, Place place, List<String> passwords, long mostBytes) throws IOException {
		return new AndroidBackup(source, place).open(passwords, mostBytes);
	}

	private Outcome<Source> open(List<String> passwords, long mostBytes) throws IOException {
		Optional<BackupHeader> header = BackupHeader.read(source);
		if (header.isEmpty()) {
			return none("backup.header", source.length(), "the lines of the backup's header are cut or say what is not known");
		}
		int length = header.get().length();
		Source data = source.view(new ByteRange(length, source.length() - length));
		if (header.get().lock().isPresent()) {
			BackupHeader.Lock lock = header.get().lock().get();
			if (!DataKey.isPossible(lock)) {
				return none("backup.key", length, "the backup's key cannot be: " + lock.rounds() + " rounds, an IV of " + lock.iv().length
						+ " and a key blob of " + lock.blob().length + " bytes");
			}
			if (passwords.isEmpty()) {
				return none("backup.encrypted", source.length(),
						"the backup is encrypted and no password was given; import it again with --password-file FILE, a text file of one password a line");
			}
			Optional<DataKey> key = DataKey.open(lock, header.get().version(), passwords);
			if (key.isEmpty()) {
				return none("backup.password", source.length(), "the backup is encrypted and "
						+ (passwords.size() == 1 ? "the password that was given does" : "the " + passwords.size() + " passwords that were given do")
						+ " not open it; check the password file (--password-file), its spelling and its encoding, UTF-8");
			}
			data = decrypted(data, key.get(), length);
		}
		return header.get().compressed() ? inflated(data, length, mostBytes) : Outcome.of(data, log.problems());
	}

	private Source decrypted(Source data, DataKey key, int offset) throws IOException {
		DecryptedSource blocks = DecryptedSource.of(data, key);
		Optional<DecryptedSource> whole = blocks.withoutPadding();
		if (whole.isEmpty()) {
			log.add("backup.padding", offset, data.length(), "the encrypted data do not end as they should: they are cut or damaged",
					"what can be decrypted is read, as far as it goes");
		}
		return whole.orElse(blocks);
	}

	private Outcome<Source> inflated(Source data, int offset, long mostBytes) throws IOException {
		Optional<InflatedSource> inflated = InflatedSource.zlib(data, mostBytes);
		if (inflated.isEmpty()) {
			return none("backup.corrupt", source.length(), "the backup says that its data are compressed, and they are no zlib stream");
		}
		long stored = source.length() - offset;
		if (inflated.get().fault().isPresent()) {
			switch (inflated.get().fault().get()) {
				case TRUNCATED -> log.add("backup.truncated", offset, stored, "the compressed data end inside", "they are cut there");
				case CORRUPT -> log.add("backup.corrupt", offset, stored, "the compressed data are damaged", "they are cut there");
				case OVER_BUDGET -> log.add("container.expansion", offset, stored, "the data expand beyond the budget", "they are cut there");
			}
		} else if (!inflated.get().isSummed()) {
			log.add("backup.checksum", offset, stored, "the checksum of the data is missing or does not hold", "they are not what was written; they were read as they are");
		}
		return Outcome.of(inflated.get(), log.problems());
	}

	private <T> Outcome<T> none(String code, long length, String what) {
		return Outcome.none(log.problem(code, 0, length, what, "nothing of it was read"));
	}
}
