package org.sixstep.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.mockito.Mockito;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Logging in with each request is cheap, and a removed account does not live on. */
class EngineLoginTest {

    private final IdentityService identityService = Mockito.mock(IdentityService.class, Answers.RETURNS_DEEP_STUBS);
    private long nanos;
    private final EngineLogin login = new EngineLogin(identityService, () -> nanos);

    @BeforeEach
    void someone() {
        when(identityService.checkPassword("agent", "right")).thenReturn(true);
    }

    @Test
    void theEngineIsAskedOnceInEightSeconds() {
        authenticate("agent", "right");
        nanos = Duration.ofSeconds(7).toNanos();
        authenticate("agent", "right");

        verify(identityService, times(1)).checkPassword("agent", "right");
    }

    @Test
    void aRemovedAccountIsRefusedWithinTenSeconds() {
        authenticate("agent", "right");
        when(identityService.checkPassword("agent", "right")).thenReturn(false);
        nanos = Duration.ofSeconds(9).toNanos();

        assertThatThrownBy(() -> authenticate("agent", "right")).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void anotherPasswordIsAnotherLogin() {
        authenticate("agent", "right");

        assertThatThrownBy(() -> authenticate("agent", "wrong")).isInstanceOf(BadCredentialsException.class);
        assertThatThrownBy(() -> authenticate("agent\0", "right")).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void namesThatNobodyHasDoNotReachTheDatabase() {
        for (String name : new String[] {"", " ", "a\0b", "x".repeat(65)}) {
            assertThatThrownBy(() -> authenticate(name, "x")).isInstanceOf(BadCredentialsException.class);
        }
        verify(identityService, never()).checkPassword(anyString(), anyString());
    }

    /** What is remembered opens only there, and not to somebody who guesses there too. */
    @Test
    void whatIsRememberedHelpsNobodyWhoGuesses() {
        authenticate("agent", "right", "192.0.2.1");
        authenticate("agent", "right", "198.51.100.7");
        verify(identityService, times(2)).checkPassword("agent", "right");

        assertThatThrownBy(() -> authenticate("agent", "wrong", "192.0.2.1")).isInstanceOf(BadCredentialsException.class);
        authenticate("agent", "right", "192.0.2.1");
        verify(identityService, times(3)).checkPassword("agent", "right");
    }

    @Test
    void manyRequestsAtOnceWithOnePasswordAreOneCheck() throws Exception {
        // stubs are made by one thread only; then the password is to be checked again
        authenticate("agent", "right");
        nanos = Duration.ofSeconds(9).toNanos();
        CountDownLatch checking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        when(identityService.checkPassword("agent", "right")).thenAnswer(call -> {
            checking.countDown();
            goOn.await();
            return true;
        });
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> requests = IntStream.range(0, 8).<Future<?>>mapToObj(i -> clients.submit(() -> authenticate("agent", "right")))
                    .toList();
            checking.await();
            goOn.countDown();
            for (Future<?> request : requests) {
                request.get();
            }
        } finally {
            clients.shutdownNow();
        }
        verify(identityService, times(2)).checkPassword("agent", "right");
    }

    private void authenticate(String user, String password, String address) {
        UsernamePasswordAuthenticationToken given = UsernamePasswordAuthenticationToken.unauthenticated(user, password);
        given.setDetails(new WebAuthenticationDetails(address, null));
        login.authenticate(given);
    }

    private void authenticate(String user, String password) {
        assertThat(login.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(user, password)).isAuthenticated()).isTrue();
    }
}
