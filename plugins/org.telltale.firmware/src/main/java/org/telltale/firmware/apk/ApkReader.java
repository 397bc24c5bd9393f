package org.telltale.firmware.apk;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.container.Budget;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.zip.ZipContent;
import org.telltale.container.zip.ZipDirectory;
import org.telltale.container.zip.ZipMember;
import org.telltale.firmware.resource.CompiledXml;

/** Reads what a package is and who is named as its signer. */
public final class ApkReader {

	/** The manifest's name in a package. */
	public static final String MANIFEST = "AndroidManifest.xml";

	private static final int MAX_MANIFEST = 1 << 24;

	private ApkReader() {
	}

	/**
	 * Reads a package.
	 *
	 * @return empty without a problem if the archive holds no manifest, so is no package; the archive's own problems
	 *         are left to who reads it as a container
	 */
	public static Outcome<Apk> read(Source source, Place place, Budget budget) throws IOException {
		Optional<ZipDirectory> directory = ZipDirectory.read(source, place, budget).value();
		Optional<ZipMember> manifest = directory.flatMap(all -> all.member(MANIFEST));
		if (manifest.isEmpty()) {
			return new Outcome<>(Optional.empty(), List.of());
		}
		ProblemLog log = new ProblemLog(source, place);
		ZipContent content = new ZipContent(source, place);
		Manifest read = manifest(manifest.get(), content, budget, log);
		List<Signer> signers = signers(source, directory.get(), content, budget, log);
		if (signers.isEmpty()) {
			log.add("apk.no-certificate", 0, source.length(), "the package carries no certificate that can be read", "who signed it is not known");
		}
		List<Problem> problems = log.problems();
		return Outcome.of(new Apk(read, signers), problems);
	}

	private static Manifest manifest(ZipMember member, ZipContent content, Budget budget, ProblemLog log) throws IOException {
		Optional<Source> opened = content.open(member, budget).value();
		byte[] bytes = opened.isPresent() ? opened.get().bytes(0, MAX_MANIFEST) : new byte[0];
		opened.ifPresent(budget::release);
		CompiledXml xml = CompiledXml.read(bytes);
		Manifest manifest = ManifestReader.read(xml);
		if (!xml.complete() || manifest.name().isEmpty()) {
			log.add("apk.manifest", Math.max(0, member.dataOffset()), member.stored(), "the manifest is no binary XML that can be read to its end",
					"what the package says of itself is missing or partial");
		}
		return manifest;
	}

	private static List<Signer> signers(Source source, ZipDirectory directory, ZipContent content, Budget budget, ProblemLog log)
			throws IOException {
		CertificateFactory factory;
		try {
			factory = CertificateFactory.getInstance("X.509");
		} catch (CertificateException e) {
			throw new IllegalStateException("this Java runtime lacks X.509", e);
		}
		List<Signer> signers = new ArrayList<>(new ArchiveSigners(factory, log).read(directory, content, budget));
		List<Signer> inBlock = new BlockSigners(factory, log).read(SigningBlock.read(source, directory.centralOffset(), log));
		signers.addAll(inBlock);
		for (String scheme : ArchiveSigners.promisedSchemes(directory, content, budget).split("\\s*,\\s*")) {
			if ((scheme.equals("2") || scheme.equals("3")) && inBlock.stream().noneMatch(signer -> signer.scheme().equals("v" + scheme))) {
				log.add("apk.v" + scheme + "-stripped", 0, source.length(), "the v1 signature says that a v" + scheme
						+ " signature was there, and there is none", "the package was changed after it was signed");
			}
		}
		return signers;
	}
}
