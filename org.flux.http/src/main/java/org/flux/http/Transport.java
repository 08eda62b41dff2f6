// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Locale;

/**
 * The way to the network: Linux' epoll by Netty's native library where that can be loaded, else the JDK's selectors.
 *
 * @param handlers makes the part of an event loop that waits for sockets
 * @param serverChannel the channel type that belongs to it
 */
record Transport(IoHandlerFactory handlers, Class<? extends ServerChannel> serverChannel) {

    /** What the user asks for. */
    enum Choice {
        /** Epoll if it can be had without a warning on the console, else the JDK's. */
        AUTO,
        EPOLL,
        NIO;

        static Choice of(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "auto" -> AUTO;
                case "epoll" -> EPOLL;
                case "nio" -> NIO;
                default -> throw new IllegalArgumentException("--transport is auto, epoll or nio, not " + name);
            };
        }
    }

    static Transport of(Choice choice) {
        return switch (choice) {
            case NIO -> nio();
            case EPOLL -> {
                Epoll.ensureAvailability();
                yield epoll();
            }
            case AUTO -> nativeAccessEnabled() && Epoll.isAvailable() ? epoll() : nio();
        };
    }

    private static Transport nio() {
        return new Transport(NioIoHandler.newFactory(), Backlog.Nio.class);
    }

    private static Transport epoll() {
        return new Transport(new EpollHandlers(), EpollServerSocketChannel.class);
    }

    /**
     * From JDK 24 on, loading a native library prints a warning unless the program was started with {@code --enable-native-access} or from
     * a jar whose manifest says {@code Enable-Native-Access: ALL-UNNAMED}. The method that tells exists since JDK 22.
     */
    private static boolean nativeAccessEnabled() {
        if (Runtime.version().feature() < 24) {
            return true;
        }
        try {
            MethodHandle enabled = MethodHandles.publicLookup()
                    .findVirtual(Module.class, "isNativeAccessEnabled", MethodType.methodType(boolean.class));
            return (boolean) enabled.invokeExact(NioIoHandler.class.getModule());
        } catch (Throwable impossible) {
            throw new LinkageError("Module.isNativeAccessEnabled exists since JDK 22", impossible);
        }
    }
}
