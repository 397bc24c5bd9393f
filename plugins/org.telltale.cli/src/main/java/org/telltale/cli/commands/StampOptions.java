package org.telltale.cli.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.seal.HttpTimeStampAuthority;
import org.telltale.seal.SealException;
import org.telltale.seal.SigningOptions.RevocationSources;
import org.telltale.seal.TimeStampAuthority;

import picocli.CommandLine.Option;

/** Who stamps, and where revocation data come from. Only hosts that are named here are asked. */
final class StampOptions {

	@Option(names = "--tsa", paramLabel = "URL", description = "time-stamp authority (RFC 3161) to ask; no other host is")
	private String tsa;
	@Option(names = "--crl", paramLabel = "FILE", description = "revocation list for level LTA; may be given again")
	private List<Path> crls = new ArrayList<>();
	@Option(names = "--ocsp", paramLabel = "FILE", description = "OCSP answer for level LTA; may be given again")
	private List<Path> ocsps = new ArrayList<>();
	@Option(names = "--revocation-host", paramLabel = "HOST",
			description = "host that may be asked for revocation data at the addresses that the certificates name; may be given again")
	private List<String> hosts = new ArrayList<>();

	Optional<TimeStampAuthority> authority() throws SealException {
		return tsa == null ? Optional.empty() : Optional.of(new HttpTimeStampAuthority(tsa));
	}

	Optional<String> address() {
		return Optional.ofNullable(tsa);
	}

	boolean given() {
		return tsa != null;
	}

	boolean hasRevocation() {
		return !crls.isEmpty() || !ocsps.isEmpty() || !hosts.isEmpty();
	}

	RevocationSources revocation() {
		return new RevocationSources(crls, ocsps, hosts);
	}
}
