package org.telltale.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The certificates that a user trusts: PEM files in one folder. Trust never comes from a report. */
public final class TrustStore {

	private static final Pattern BLOCK = Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]*)-----END CERTIFICATE-----");
	private static final int FILE_NAME_DIGITS = 16;

	private final Path folder;

	/** A store in a folder, which need not exist yet. */
	public TrustStore(Path folder) {
		this.folder = folder;
	}

	/** The user's own store: {@code $TELLTALE_CONFIG/trust}, else {@code $XDG_CONFIG_HOME/telltale/trust}, else {@code ~/.config/telltale/trust}. */
	public static TrustStore ofUser() {
		return new TrustStore(variable("TELLTALE_CONFIG").map(Path::of)
				.orElseGet(() -> variable("XDG_CONFIG_HOME").map(Path::of).orElseGet(() -> Path.of(System.getProperty("user.home"), ".config")).resolve("telltale"))
				.resolve("trust"));
	}

	private static Optional<String> variable(String name) {
		return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
	}

	/** Where it is. */
	public Path folder() {
		return folder;
	}

	/**
	 * All anchors, in the order of their file names; empty if the folder does not exist.
	 *
	 * @throws SealException if a file cannot be read or is no certificate
	 */
	public List<TrustAnchor> list() throws SealException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		List<TrustAnchor> anchors = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter(f -> f.getFileName().toString().endsWith(".pem")).sorted(Comparator.naturalOrder()).toList()) {
				anchors.addAll(read(file));
			}
		} catch (IOException e) {
			throw new SealException("The trust store " + folder + " could not be read: " + e.getMessage(), e);
		}
		return anchors;
	}

	/**
	 * Adds an anchor under a name made from its fingerprint; adding it again changes nothing.
	 *
	 * @return its file
	 * @throws SealException if the file cannot be written
	 */
	public Path add(TrustAnchor anchor) throws SealException {
		Path file = folder.resolve((anchor.test() ? "test-" : "") + anchor.fingerprint().substring(0, FILE_NAME_DIGITS) + ".pem");
		try {
			Files.createDirectories(folder);
			SafeFile.write(file, out -> out.write(anchor.pem().getBytes(StandardCharsets.UTF_8)));
			return file;
		} catch (IOException e) {
			throw new SealException("The trust store " + folder + " could not be written: " + e.getMessage(), e);
		}
	}

	/**
	 * The anchors of one PEM file; test anchors if the file says so.
	 *
	 * @throws SealException if the file cannot be read or holds no certificate
	 */
	public static List<TrustAnchor> read(Path pem) throws SealException {
		try {
			String text = Files.readString(pem, StandardCharsets.UTF_8);
			boolean test = text.lines().anyMatch(TrustAnchor.TEST_LINE::equals);
			CertificateFactory factory = CertificateFactory.getInstance("X.509");
			List<TrustAnchor> anchors = new ArrayList<>();
			Matcher block = BLOCK.matcher(text);
			while (block.find()) {
				byte[] der = Base64.getMimeDecoder().decode(block.group(1));
				anchors.add(new TrustAnchor((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)), test));
			}
			if (anchors.isEmpty()) {
				throw new SealException("The file " + pem + " holds no certificate. Give a PEM file with BEGIN CERTIFICATE.");
			}
			return anchors;
		} catch (IOException | CertificateException | IllegalArgumentException e) {
			throw new SealException("The certificate file " + pem + " could not be read: " + e.getMessage() + ". Give a PEM file.", e);
		}
	}
}
