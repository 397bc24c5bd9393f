package org.telltale.store.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.cipher.AlteredFileException;
import org.telltale.store.CaseException;
import org.telltale.store.keys.AreaWriter;
import org.telltale.store.keys.SealedArea;

/**
 * The vault of a case: {@code vault/ab/abcdef...}, read-only files named by their SHA-256. An item appears under its name whole or
 * not at all. Sources are opened for reading only. In the vault of an encrypted case files and names are encrypted, and the paths that are given
 * are those of sealed files: they are read as any other. Safe for several threads.
 */
public final class Vault {

	private static final int BUFFER_BYTES = 1 << 18;

	private final Path folder;
	private final Path temporary;
	private final Optional<SealedArea> area;

	/**
	 * A vault; the folders are made when needed.
	 *
	 * @param folder where items are kept
	 * @param temporary where half-copied items are; on the same file system
	 */
	public Vault(Path folder, Path temporary) {
		this(folder, temporary, Optional.empty());
	}

	/** The same of a case that may be encrypted. @param area its keys */
	public Vault(Path folder, Path temporary, Optional<SealedArea> area) {
		this.folder = folder;
		this.temporary = temporary;
		this.area = area;
	}

	/** Where an item of that id is kept, if it is; nothing but a lower-case SHA-256 ever becomes a path. */
	public Optional<Path> find(String evidence) {
		return evidence.matches("[0-9a-f]{64}") ? Optional.of(place(evidence)).filter(Files::isRegularFile).map(place -> readable(place, evidence)) : Optional.empty();
	}

	private Path place(String evidence) {
		String name = area.map(keys -> keys.name(evidence)).orElse(evidence);
		return folder.resolve(name.substring(0, 2)).resolve(name);
	}

	private Path readable(Path place, String evidence) {
		return area.<Path>map(keys -> keys.path(place, evidence, evidence)).orElse(place);
	}

	/**
	 * Copies an item into the vault while digesting it; what is there already is kept.
	 *
	 * @return empty if the progress said to stop; nothing is left behind then
	 * @throws CaseException if the source cannot be read or the vault not be written
	 */
	public Optional<Sealed> take(Path source, Progress progress) throws CaseException {
		try {
			Files.createDirectories(temporary);
			Path copy = Files.createTempFile(temporary, "incoming-", ".part");
			try {
				return copy(source, copy, progress);
			} finally {
				Files.deleteIfExists(copy);
			}
		} catch (IOException e) {
			throw new CaseException("the evidence " + source + " cannot be copied into " + folder,
					"check that the source can be read and the disk has space", e);
		}
	}

	private Optional<Sealed> copy(Path source, Path copy, Progress progress) throws IOException {
		DoubleDigest digests = new DoubleDigest();
		List<Digest> parts;
		Digest whole;
		try (AreaWriter out = AreaWriter.open(copy, area)) {
			if (!pass(source, digests, out, progress)) {
				return Optional.empty();
			}
			parts = digests.parts();
			whole = digests.whole();
			out.finish(whole);
		}
		Path place = place(whole.hex());
		Files.createDirectories(place.getParent());
		if (!Files.exists(place)) {
			copy.toFile().setReadOnly();
			move(copy, place);
			force(place.getParent());
			force(folder);
		}
		return Optional.of(new Sealed(whole, digests.length(), parts, true, readable(place, whole.hex())));
	}

	private static void move(Path from, Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(from, to);
		} catch (FileAlreadyExistsException sameContent) {
			Files.deleteIfExists(from);
		}
	}

	/** Makes a folder's entries durable; Windows cannot, and does it by itself. */
	private static void force(Path directory) {
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		} catch (IOException notSupportedHere) {
			System.getLogger(Vault.class.getName()).log(System.Logger.Level.DEBUG, "folders cannot be forced here");
		}
	}

	/**
	 * Digests an item where it lies, without copying it.
	 *
	 * @return empty if the progress said to stop
	 */
	public Optional<Sealed> reference(Path source, Progress progress) throws CaseException {
		DoubleDigest digests = new DoubleDigest();
		try {
			if (!pass(source, digests, OutputStream.nullOutputStream(), progress)) {
				return Optional.empty();
			}
		} catch (IOException e) {
			throw new CaseException("the evidence " + source + " cannot be read", "check that it is there and can be read", e);
		}
		List<Digest> parts = digests.parts();
		return Optional.of(new Sealed(digests.whole(), digests.length(), parts, false, source.toAbsolutePath().normalize()));
	}

	private static boolean pass(Path source, DoubleDigest digests, OutputStream out, Progress progress) throws IOException {
		byte[] buffer = new byte[BUFFER_BYTES];
		long total = Files.size(source);
		try (InputStream in = Files.newInputStream(source, StandardOpenOption.READ)) {
			int count;
			while ((count = in.read(buffer)) >= 0) {
				digests.update(buffer, count);
				out.write(buffer, 0, count);
				progress.step("sealing", digests.length(), total);
				if (progress.cancelled()) {
					return false;
				}
			}
		}
		return true;
	}

	/**
	 * Reads an item again and compares it with its seal.
	 *
	 * @return empty if the progress said to stop
	 */
	public Optional<SealCheck> check(Sealed sealed, Progress progress) {
		DoubleDigest digests = new DoubleDigest();
		String evidence = sealed.digest().hex();
		try {
			if (!pass(sealed.path(), digests, OutputStream.nullOutputStream(), progress)) {
				return Optional.empty();
			}
		} catch (AlteredFileException altered) {
			return altered.range().length() > 0 ? altered(sealed, progress) : Optional.of(new SealCheck(evidence, false, List.of()));
		} catch (IOException gone) {
			return Optional.of(new SealCheck(evidence, false, List.of()));
		}
		List<Digest> parts = digests.parts();
		boolean same = digests.length() == sealed.length() && digests.whole().equals(sealed.digest());
		return Optional.of(new SealCheck(evidence, true, same ? List.of() : changed(sealed, parts, digests.length())));
	}

	/** Every MiB of an encrypted item that cannot be had any more; what can be had is what was sealed, for it is authentic. */
	private static Optional<SealCheck> altered(Sealed sealed, Progress progress) {
		List<ByteRange> altered = new ArrayList<>();
		try (FileChannel channel = FileChannel.open(sealed.path(), StandardOpenOption.READ)) {
			ByteBuffer buffer = ByteBuffer.allocate(Sealed.MIB);
			for (long offset = 0; offset < channel.size(); offset += Sealed.MIB) {
				progress.step("sealing", offset, channel.size());
				if (progress.cancelled()) {
					return Optional.empty();
				}
				ByteRange part = new ByteRange(offset, Math.min(Sealed.MIB, channel.size() - offset));
				if (!isReadable(channel, part, buffer.clear())) {
					altered.add(part);
				}
			}
			return Optional.of(new SealCheck(sealed.digest().hex(), true, altered));
		} catch (IOException gone) {
			return Optional.of(new SealCheck(sealed.digest().hex(), false, List.of()));
		}
	}

	private static boolean isReadable(FileChannel channel, ByteRange part, ByteBuffer buffer) throws IOException {
		try {
			buffer.limit(Math.toIntExact(part.length()));
			while (buffer.hasRemaining()) {
				channel.read(buffer, part.offset() + buffer.position());
			}
			return true;
		} catch (AlteredFileException altered) {
			return false;
		}
	}

	private static List<ByteRange> changed(Sealed sealed, List<Digest> now, long lengthNow) {
		List<ByteRange> changed = new ArrayList<>();
		long end = Math.max(sealed.length(), lengthNow);
		for (int i = 0; i < Math.max(now.size(), sealed.mibDigests().size()); i++) {
			boolean same = i < now.size() && i < sealed.mibDigests().size() && now.get(i).equals(sealed.mibDigests().get(i));
			if (!same) {
				long offset = (long) i * Sealed.MIB;
				changed.add(new ByteRange(offset, Math.min(Sealed.MIB, end - offset)));
			}
		}
		return changed.isEmpty() ? List.of(new ByteRange(0, end)) : changed;
	}
}
