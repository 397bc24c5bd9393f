package org.telltale.seal.signature;

import java.security.InvalidParameterException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.token.PasswordInputCallback;
import eu.europa.esig.dss.token.Pkcs11SignatureToken;

/** A token behind its PKCS#11 library. It is opened through the platform's own provider: of the class that DSS has for it there is one for each Java, and our bundle holds the one for Java 8. */
final class TokenProvider extends Pkcs11SignatureToken {

	private static final String NAME = "SunPKCS11";

	private Provider configured;

	TokenProvider(String library, PasswordInputCallback pin, int slotId, int slotListIndex) {
		super(library, pin, slotId, slotListIndex, null);
	}

	@Override
	protected Provider getProvider() {
		if (configured == null) {
			Provider provider = Security.getProvider(NAME);
			if (provider == null) {
				throw new DSSException("this Java has no provider " + NAME);
			}
			try {
				configured = provider.configure("--" + buildConfig());
			} catch (InvalidParameterException | ProviderException e) {
				throw new DSSException(e.getMessage(), e);
			}
		}
		return configured;
	}
}
