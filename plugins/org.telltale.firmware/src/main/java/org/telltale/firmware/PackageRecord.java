package org.telltale.firmware;

import java.util.List;
import org.telltale.base.json.Json;
import org.telltale.container.EvidenceText;
import org.telltale.firmware.apk.Manifest;
import org.telltale.firmware.apk.Signer;

/**
 * An Android package; its file is its parent.
 *
 * @param artefact the package; its bytes are its file's
 * @param manifest what it says of itself
 * @param signers certificates found in it
 */
public record PackageRecord(Artefact artefact, Manifest manifest, List<Signer> signers) implements FirmwareRecord {

	/** What is claimed of signers, and what is not. */
	public static final String SIGNED = "certificate present, signature not verified";
	/** What is said of a package without one. */
	public static final String UNSIGNED = "no certificate found";

	public PackageRecord {
		signers = List.copyOf(signers);
	}

	/** What can be said of its signature. */
	public String signature() {
		return signers.isEmpty() ? UNSIGNED : SIGNED;
	}

	@Override
	public String type() {
		return "package";
	}

	@Override
	public Json.Fields toJson() {
		Json.Fields line = artefact.line(type());
		manifest.overlay().ifPresent(overlay -> line.put("overlay", OverlayLine.of(overlay)));
		return line.putIfPresent("name", manifest.name().map(EvidenceText::writable))
				.putIfPresent("versionCode", manifest.versionCode().map(EvidenceText::writable))
				.putIfPresent("versionName", manifest.versionName().map(EvidenceText::writable))
				.putIfPresent("sharedUserId", manifest.sharedUserId().map(EvidenceText::writable))
				.putIfPresent("minSdk", manifest.minSdk().map(EvidenceText::writable))
				.putIfPresent("targetSdk", manifest.targetSdk().map(EvidenceText::writable))
				.put("debuggable", manifest.debuggable())
				.put("permissions", Json.texts(manifest.permissions().stream().map(EvidenceText::writable).toList()))
				.put("components", manifest.components())
				.put("bootReceivers", Json.texts(manifest.bootReceivers().stream().map(EvidenceText::writable).toList()))
				.put("signers", Json.array(signers.stream().map(PackageRecord::line).toList()))
				.put("signature", signature());
	}

	private static Json line(Signer signer) {
		return Json.object().put("scheme", signer.scheme()).put("role", signer.role()).put("certificateSha256", signer.sha256().hex())
				.put("subject", EvidenceText.writable(signer.subject())).put("offset", Artefact.number(signer.offset()));
	}
}
