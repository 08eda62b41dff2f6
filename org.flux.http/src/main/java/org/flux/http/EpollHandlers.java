// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.ThreadAwareExecutor;

/**
 * Netty's epoll, which never lets go of an open socket. Since netty/netty#16689 Netty takes a socket out of the epoll set when nothing is
 * to be heard of it, and fails when it later wants to hear when the socket can be written to. That is the case of a client that has said
 * that it will send no more: its answer ended where the system's buffer was full. Here a socket stays in the set with an interest
 * in nothing but the edges of errors, which cannot wake anybody again and again.
 */
final class EpollHandlers implements IoHandlerFactory {
    /**
     * So many sockets are looked at before it is the turn of answers that flows have given meanwhile, and of new connections. By default it
     * may be thousands under load; then flows keep their places, and clients that connect wait, for as long as all of these take.
     */
    private static final int AT_ONCE = 128;

    private final IoHandlerFactory epoll = EpollIoHandler.newFactory(AT_ONCE, DefaultSelectStrategyFactory.INSTANCE);

    @Override
    public IoHandler newHandler(ThreadAwareExecutor executor) {
        return new Handler(epoll.newHandler(executor));
    }

    @Override
    public boolean isChangingThreadSupported() {
        return epoll.isChangingThreadSupported();
    }

    private record Handler(IoHandler epoll) implements IoHandler {
        @Override
        public IoRegistration register(IoHandle handle) throws Exception {
            return new Registration(epoll.register(handle));
        }

        @Override
        public void initialize() {
            epoll.initialize();
        }

        @Override
        public int run(IoHandlerContext context) {
            return epoll.run(context);
        }

        @Override
        public void prepareToDestroy() {
            epoll.prepareToDestroy();
        }

        @Override
        public void destroy() {
            epoll.destroy();
        }

        @Override
        public void wakeup() {
            epoll.wakeup();
        }

        @Override
        public boolean isCompatible(Class<? extends IoHandle> type) {
            return epoll.isCompatible(type);
        }
    }

    private record Registration(IoRegistration epoll) implements IoRegistration {
        @Override
        public long submit(IoOps interest) {
            return epoll.submit(EpollIoOps.NONE.equals(interest) ? EpollIoOps.EPOLLET : interest);
        }

        @Override
        public <T> T attachment() {
            return epoll.attachment();
        }

        @Override
        public boolean isValid() {
            return epoll.isValid();
        }

        @Override
        public boolean cancel() {
            return epoll.cancel();
        }
    }
}
