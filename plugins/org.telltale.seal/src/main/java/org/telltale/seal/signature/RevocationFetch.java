package org.telltale.seal.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.telltale.seal.net.NamedHost;

/** CRLs and OCSP answers from the addresses that certificates name, where a person named the host as well. */
public final class RevocationFetch {

	private static final int MAX_CRL_BYTES = 16 << 20;
	private static final int MAX_OCSP_BYTES = 1 << 20;

	private final List<String> hosts;

	/** Only these hosts are asked. */
	public RevocationFetch(List<String> hosts) {
		this.hosts = List.copyOf(hosts);
	}

	/** Asks for every certificate that is not self-signed, and adds the answers: OCSP where that can be had, else the CRL. */
	public void fetch(List<X509Certificate> certificates, List<byte[]> crls, List<byte[]> ocsps) throws IOException {
		List<URI> asked = new ArrayList<>();
		for (X509Certificate certificate : certificates) {
			Optional<X509Certificate> issuer = certificates.stream().filter(each -> CertificatePath.hasIssued(each, certificate)).findFirst();
			Optional<URI> responder = issuer.isEmpty() ? Optional.empty() : named(responders(certificate));
			if (responder.isPresent()) {
				ocsps.add(NamedHost.post(responder.get(), "application/ocsp-request", OcspAnswer.request(certificate, issuer.get()), MAX_OCSP_BYTES));
				continue;
			}
			Optional<URI> list = named(lists(certificate));
			if (list.isPresent() && !asked.contains(list.get())) {
				asked.add(list.get());
				crls.add(der(NamedHost.get(list.get(), MAX_CRL_BYTES)));
			}
		}
	}

	/** A CRL as DER, whether it came as DER or PEM. */
	public static byte[] der(byte[] crl) throws IOException {
		try {
			return ((java.security.cert.X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(crl))).getEncoded();
		} catch (GeneralSecurityException | ClassCastException e) {
			throw new IOException("a revocation list cannot be read (" + e.getMessage() + ")", e);
		}
	}

	private Optional<URI> named(List<String> addresses) throws IOException {
		for (String address : addresses) {
			if (address.startsWith("http://") || address.startsWith("https://")) {
				URI uri = NamedHost.address(address);
				if (hosts.contains(uri.getHost())) {
					return Optional.of(uri);
				}
			}
		}
		return Optional.empty();
	}

	private static List<String> responders(X509Certificate certificate) throws IOException {
		byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
		List<String> addresses = new ArrayList<>();
		if (extension != null) {
			for (AccessDescription each : AuthorityInformationAccess.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension)).getAccessDescriptions()) {
				if (each.getAccessMethod().equals(AccessDescription.id_ad_ocsp)) {
					address(each.getAccessLocation()).ifPresent(addresses::add);
				}
			}
		}
		return addresses;
	}

	private static List<String> lists(X509Certificate certificate) throws IOException {
		byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
		List<String> addresses = new ArrayList<>();
		if (extension != null) {
			for (DistributionPoint point : CRLDistPoint.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension)).getDistributionPoints()) {
				if (point.getDistributionPoint() != null && point.getDistributionPoint().getType() == DistributionPointName.FULL_NAME) {
					for (GeneralName name : GeneralNames.getInstance(point.getDistributionPoint().getName()).getNames()) {
						address(name).ifPresent(addresses::add);
					}
				}
			}
		}
		return addresses;
	}

	private static Optional<String> address(GeneralName name) {
		return name.getTagNo() == GeneralName.uniformResourceIdentifier ? Optional.of(name.getName().toString()) : Optional.empty();
	}
}
