using System.Runtime.CompilerServices;

namespace Sockopt;

/// <content>poll(2) of one descriptor (S17.1).</content>
public sealed partial class DescriptorTable
{
    // A file that is no socket is always ready, as a regular file is.
    private const PollEvents AlwaysReady = PollEvents.In | PollEvents.Out;

    /// <summary>What a descriptor is ready for at this moment (poll(2) without a wait, S17.1).</summary>
    /// <param name="descriptor">The descriptor. A negative one is bad as any other; it is not left out.</param>
    /// <param name="interest">What is asked for.</param>
    /// <returns>What of it is so, and what is told unasked. <see cref="PollEvents.Invalid"/>: no descriptor. A file that is no
    /// socket is ready to be read and written.</returns>
    public PollEvents Poll(int descriptor, PollEvents interest)
    {
        using HeldFile held = Hold(descriptor);
        return held.IsSocket ? held.Socket.Poll(interest) : PollWithoutSocket(held, interest);
    }

    /// <summary>Waits until a descriptor is ready for something (poll(2), S17.1).</summary>
    /// <param name="descriptor">The descriptor. A negative one is bad as any other; it is not left out.</param>
    /// <param name="interest">What is asked for.</param>
    /// <param name="timeout">How long to wait, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>As for <see cref="Poll(int, PollEvents)"/>, and nothing as
    /// <see cref="KernelSocket.Poll(PollEvents, TimeSpan, CancellationToken)"/> says. A file that is no socket is not waited
    /// for, whatever is asked.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative, and not infinite.</exception>
    public PollEvents Poll(
        int descriptor, PollEvents interest, TimeSpan timeout, CancellationToken cancellation = default)
    {
        using HeldFile held = Hold(descriptor);
        using CallCancellation end = CancelWith(cancellation);
        return held.IsSocket ? held.Socket.Poll(interest, timeout, end.Token) : PollWithoutSocket(held, interest);
    }

    /// <summary>Waits until a descriptor is ready for something (poll(2), S17.1).</summary>
    /// <inheritdoc cref="Poll(int, PollEvents, TimeSpan, CancellationToken)"/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<PollEvents> PollAsync(
        int descriptor, PollEvents interest, TimeSpan timeout, CancellationToken cancellation = default)
    {
        await using HeldFile held = Hold(descriptor);
        using CallCancellation end = CancelWith(cancellation);
        return held.IsSocket
            ? await held.Socket.PollAsync(interest, timeout, end.Token).ConfigureAwait(false)
            : PollWithoutSocket(held, interest);
    }

    private static PollEvents PollWithoutSocket(in HeldFile held, PollEvents interest) =>
        held.IsSuccess ? interest & AlwaysReady : PollEvents.Invalid;
}
