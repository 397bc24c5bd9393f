/** Android's compiled resources (AOSP ResourceTypes.h): string pools and binary XML. For this module. */
package org.telltale.firmware.resource;
