package org.telltale.firmware.apk;

import java.util.List;
import java.util.Optional;

/**
 * What a package says of itself in AndroidManifest.xml. Values that are references to resources stand as {@code @0x...}.
 *
 * @param name package name
 * @param versionCode as decimal text
 * @param versionName as text
 * @param sharedUserId the user id that it shares with packages of the same signer
 * @param minSdk lowest API level
 * @param targetSdk API level it was made for
 * @param debuggable whether it may be debugged
 * @param permissions permissions asked for, in the file's order, without repetition
 * @param components activities, services, receivers and providers
 * @param bootReceivers names of components that start when the phone has started
 * @param overlay what it says of itself as a resource overlay, if it is one
 */
public record Manifest(Optional<String> name, Optional<String> versionCode, Optional<String> versionName, Optional<String> sharedUserId,
		Optional<String> minSdk, Optional<String> targetSdk, boolean debuggable, List<String> permissions, int components,
		List<String> bootReceivers, Optional<Overlay> overlay) {

	public Manifest {
		permissions = List.copyOf(permissions);
		bootReceivers = List.copyOf(bootReceivers);
	}
}
