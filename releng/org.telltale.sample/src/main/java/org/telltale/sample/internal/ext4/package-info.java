/** Small ext4 images, raw and in the Android sparse format; for this module only. */
package org.telltale.sample.internal.ext4;
