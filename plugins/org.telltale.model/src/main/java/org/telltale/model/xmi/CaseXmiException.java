package org.telltale.model.xmi;

import java.io.IOException;

/** XMI is not the case that it should be: its message says what is wrong and, where known, in which line. */
public final class CaseXmiException extends IOException {

	private static final long serialVersionUID = 1L;

	CaseXmiException(String what) {
		super(what);
	}

	CaseXmiException(String what, Throwable cause) {
		super(what, cause);
	}
}
