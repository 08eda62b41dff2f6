// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why the system refuses a file, in words instead of class names. */
public final class InputFailure {
    private InputFailure() {}

    public static String reason(Exception e) {
        Throwable cause = e instanceof IOException || e.getCause() == null ? e : e.getCause();
        return switch (cause) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "no such file or directory";
            case NotDirectoryException file -> "not a directory";
            case FileSystemLoopException loop -> "the directory contains itself";
            case CharacterCodingException encoding -> "not UTF-8";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }
}
