package org.telltale.acceptance;

import java.io.IOException;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Demo} of the build. Tests read it and change nothing. */
final class DemoExtension implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Demo.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot().getStore(ExtensionContext.Namespace.create(Demo.class)).getOrComputeIfAbsent("demo", key -> {
			try {
				return Demo.ofTheBuild();
			} catch (IOException e) {
				throw new java.io.UncheckedIOException(e);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("interrupted while the demonstration ran", e);
			}
		}, Demo.class);
	}
}
