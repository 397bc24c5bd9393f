package org.telltale.seal;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.List;

/** Signs with a token, in a process whose environment says where the token is. The certificate is written onto it first. */
final class TokenProgram {

	private TokenProgram() {
	}

	public static void main(String[] args) throws Exception {
		char[] pin = args[1].toCharArray();
		if (!args[1].equals("0000")) {
			Provider provider = Security.getProvider("SunPKCS11").configure("--name=Card\nlibrary=" + args[0] + "\nslotListIndex=0\n");
			KeyStore store = KeyStore.getInstance("PKCS11", provider);
			store.load(null, pin);
			Certificate certificate = TrustStore.read(Path.of(args[2])).get(0).certificate();
			store.setKeyEntry("examiner", privateKey(args[2]), null, new Certificate[] { certificate });
		}
		try (OpenKey key = OpenKey.of(new SigningKey("pkcs11:" + args[0] + "?slot=0&key=examiner", pin, List.of()), ReportBuilder.NOW)) {
			new Signer().sign(Path.of(args[3]), Path.of(args[4]), new SigningKey("pkcs11:" + args[0] + "?slot=0&key=examiner", pin, List.of(Path.of(args[2]))),
					new SigningOptions("Final report", ReportBuilder.NOW)).value().orElseThrow();
			System.out.println("signed by " + key.name());
		} catch (SealException e) {
			System.out.println(e.getMessage());
		}
	}

	private static PrivateKey privateKey(String certificate) throws Exception {
		byte[] der = java.nio.file.Files.readAllBytes(Path.of(certificate).resolveSibling("key.der"));
		return java.security.KeyFactory.getInstance("EC").generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(der));
	}
}
