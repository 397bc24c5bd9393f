/** Android packages: manifest and signers. Signatures are not verified. */
package org.telltale.firmware.apk;
