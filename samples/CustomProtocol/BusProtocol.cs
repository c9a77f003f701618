using System.Net.Sockets;

namespace Sockopt.Samples.Bus;

/// <summary>A datagram protocol: what one station sends on a channel, all others that are bound to it hear, unless it is beneath
/// their threshold, or they have no space.</summary>
internal sealed class BusProtocol()
    : Protocol(BusName.Domain, SocketType.Dgram, number: 0, ProtocolFlags.Atomic | ProtocolFlags.Address), IProtocolOptions
{
    private const int BufferSize = 1024;

    // Under the lock of the stack, as everything that is about names.
    private readonly List<KernelSocket> _stations = [];
    private byte _lastNumber;

    public override IProtocolOptions Options => this;

    public Errno SetOption(KernelSocket socket, int level, int name, ReadOnlySpan<byte> value) =>
        ControlBlock(socket) is Station station ? BusLevelDispatcher.Set(station, level, name, value) : Errno.EBADF;

    public Errno GetOption(KernelSocket socket, int level, int name, Span<byte> value, out int length) =>
        ControlBlock(socket) is Station station
            ? BusLevelDispatcher.Get(station, level, name, value, out length)
            : OptionWire.Fail(Errno.EBADF, out length);

    protected override Errno Attach(KernelSocket socket)
    {
        SetControlBlock(socket, new Station { Number = ++_lastNumber, Dialect = Stack.Profile.Dialect });
        return Reserve(socket, send: BufferSize, receive: BufferSize);
    }

    protected override void Detach(KernelSocket socket)
    {
        _stations.Remove(socket);
        SetControlBlock(socket, null);
    }

    protected override Errno Bind(KernelSocket socket, SocketName name, Credential caller)
    {
        Errno error = BusName.TryRead(name, out byte channel, out _);
        Station station = StationOf(socket);
        if (error != Errno.Success || station.Channel is not null)
        {
            return error != Errno.Success ? error : Errno.EINVAL;
        }

        station.Channel = channel;
        _stations.Add(socket);
        return Errno.Success;
    }

    // The lock of the stack is held: a message may go to sockets with other locks than the sender's.
    protected override Errno Send(KernelSocket socket, in OutgoingData data)
    {
        if (data.To is not { } to)
        {
            return Errno.EDESTADDRREQ;
        }

        Errno error = BusName.TryRead(to, out byte channel, out _);
        if (error != Errno.Success)
        {
            return error;
        }

        Station sender = StationOf(socket);
        byte[] message = new byte[data.Length];
        data.CopyTo(message);
        foreach (KernelSocket listener in _stations)
        {
            Station station = StationOf(listener);
            if (station.Channel == channel
                && sender.Values.Priority >= station.Values.Threshold
                && (listener != socket || sender.Values.Loopback))
            {
                Deliver(listener, station, message, new MessageOrigin(sender.Name, socket.Credential, Payer: null));
            }
        }

        return Errno.Success;
    }

    protected override Errno ReadSocketName(KernelSocket socket, out SocketName name)
    {
        name = StationOf(socket).Name;
        return Errno.Success;
    }

    private static Station StationOf(KernelSocket socket) => (Station)ControlBlock(socket)!;

    private static void Deliver(KernelSocket listener, Station station, byte[] message, in MessageOrigin origin)
    {
        using ConnectionHold hold = Hold(listener);
        bool hasSpace = ReceiveBuffer(listener).Space >= message.Length + origin.Name!.Value.Length;
        if (!hasSpace || AppendReceived(listener, message, origin) != Errno.Success)
        {
            station.Lose();
        }
    }
}
