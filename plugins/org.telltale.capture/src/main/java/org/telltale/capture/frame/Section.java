package org.telltale.capture.frame;

/**
 * A Section Header Block (draft-ietf-opsawg-pcapng section 4.1).
 *
 * @param number from 0
 * @param offset of the block
 * @param hardware {@code shb_hardware}
 * @param os {@code shb_os}
 * @param application {@code shb_userappl}
 */
public record Section(int number, long offset, String hardware, String os, String application) {
}
