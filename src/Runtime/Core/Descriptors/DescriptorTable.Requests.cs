namespace Sockopt;

/// <content>The requests of ioctl(2) and fcntl(2) (S17.3).</content>
public sealed partial class DescriptorTable
{
    /// <summary>Tells how many bytes are there to receive (FIONREAD, S17.3).</summary>
    /// <returns><see cref="Errno.EBADF"/>: no descriptor. <see cref="Errno.ENOTTY"/>: it is no socket, and has no such
    /// request. At a socket that listens: <see cref="StackProfile.AvailableAtListener"/>.</returns>
    public Errno GetAvailable(int descriptor, out int count)
    {
        count = 0;
        using HeldFile held = Hold(descriptor);
        if (!held.IsSocket)
        {
            return WithoutRequests(held);
        }

        count = held.Socket.Available;
        return held.Socket.IsListening ? Profile.AvailableAtListener : Errno.Success;
    }

    /// <summary>Tells whether the next byte to receive is behind the urgent mark (SIOCATMARK, S17.3).</summary>
    /// <returns>As for <see cref="GetAvailable"/>.</returns>
    public Errno GetAtMark(int descriptor, out bool isAtMark)
    {
        isAtMark = false;
        using HeldFile held = Hold(descriptor);
        if (!held.IsSocket)
        {
            return WithoutRequests(held);
        }

        isAtMark = held.Socket.IsAtMark;
        return Errno.Success;
    }

    /// <summary>Tells whether calls return EAGAIN instead of waiting (F_GETFL with O_NONBLOCK).</summary>
    /// <returns>As for <see cref="GetAvailable"/>.</returns>
    public Errno GetNonBlocking(int descriptor, out bool value)
    {
        value = false;
        using HeldFile held = Hold(descriptor);
        if (!held.IsSocket)
        {
            return WithoutRequests(held);
        }

        value = held.Socket.NonBlocking;
        return Errno.Success;
    }

    /// <summary>Says whether calls return EAGAIN instead of waiting (FIONBIO, S17.3): of the file, and so of all its
    /// descriptors.</summary>
    /// <returns>As for <see cref="GetAvailable"/>: no call of the table waits for another file.</returns>
    public Errno SetNonBlocking(int descriptor, bool value)
    {
        using HeldFile held = Hold(descriptor);
        if (!held.IsSocket)
        {
            return WithoutRequests(held);
        }

        held.Socket.NonBlocking = value;
        return Errno.Success;
    }

    private static Errno WithoutRequests(in HeldFile held) => held.IsSuccess ? Errno.ENOTTY : held.Errno;
}
