using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Sockopt.Tests.Core;

/// <summary>A protocol as a user writes it in another assembly: it sees what is public and protected, and nothing else. What
/// is sent comes back, each byte raised by an option of its own.</summary>
internal sealed class EchoProtocol(
    SocketDomain domain = SocketDomain.InterNetwork,
    SocketType type = SocketType.Stream,
    int number = 7,
    ProtocolFlags flags = ProtocolFlags.None)
    : Protocol(domain, type, number, flags), IProtocolOptions
{
    public const int Level = 7;
    public const int ShiftName = 1;
    public const int PushName = 2;
    public const int ResetName = 3;

    public List<string> Heard { get; } = [];

    public Errno AttachResult { get; set; }

    public bool HasOptions { get; set; } = true;

    /// <summary>How many sends succeed before the protocol fails.</summary>
    public int SendsLeft { get; set; } = int.MaxValue;

    /// <summary>Whether it takes urgent data, of which it only hears.</summary>
    public bool HasUrgentData { get; set; }

    /// <summary>The size of both buffers; zero reserves none.</summary>
    public int BufferSize { get; set; } = 100;

    public override IProtocolOptions? Options => HasOptions ? this : null;

    public Errno SetOption(KernelSocket socket, int level, int name, ReadOnlySpan<byte> value)
    {
        Heard.Add($"set {level} {name}");
        if (level != Level || name is not (ShiftName or PushName or ResetName))
        {
            return Errno.ENOPROTOOPT;
        }

        // Another thread may have closed the socket meanwhile.
        if (ControlBlock(socket) is not Block block)
        {
            return Errno.EBADF;
        }

        block.Shift = name == ResetName ? 0 : MemoryMarshal.Read<int>(value);
        return Errno.Success;
    }

    public Errno GetOption(KernelSocket socket, int level, int name, Span<byte> value, out int length)
    {
        Heard.Add($"get {level} {name}");
        if (level != Level || name != ShiftName)
        {
            return OptionWire.Fail(Errno.ENOPROTOOPT, out length);
        }

        return ControlBlock(socket) is Block block
            ? OptionWire.Get(block.Shift, OptionCodec.Int32, value, out length)
            : OptionWire.Fail(Errno.EBADF, out length);
    }

    /// <summary>A socket of the protocol, on a stack of its own.</summary>
    public KernelSocket CreateSocket(StackProfile profile)
    {
        SocketStack stack = new(profile, this);
        Assert.Equal(Errno.Success, stack.Create(Domain, Type, Number, LocalPair.User, out KernelSocket? socket));
        return socket!;
    }

    /// <summary>Data from outside a request.</summary>
    public static void Deliver(KernelSocket socket, ReadOnlySpan<byte> data)
    {
        using (Hold(socket))
        {
            Assert.True(ReceiveBuffer(socket).Append(data));
            WakeReceivers(socket);
        }
    }

    /// <summary>An error that does not end the connection.</summary>
    public static void Report(KernelSocket socket, Errno error)
    {
        using (Hold(socket))
        {
            SetError(socket, error);
        }
    }

    /// <summary>The connection is made, or goes.</summary>
    public static void Move(KernelSocket socket, ConnectionStep to)
    {
        using (Hold(socket))
        {
            Action<KernelSocket> change = to switch
            {
                ConnectionStep.Connecting => SetConnecting,
                ConnectionStep.Connected => SetConnected,
                ConnectionStep.Disconnecting => SetDisconnecting,
                _ => SetDisconnected,
            };
            change(socket);
        }
    }

    protected internal override Errno Attach(KernelSocket socket)
    {
        SetControlBlock(socket, new Block());
        return AttachResult == Errno.Success && BufferSize > 0 ? Reserve(socket, BufferSize, BufferSize) : AttachResult;
    }

    protected internal override void Detach(KernelSocket socket)
    {
        Heard.Add("detach");
        SetControlBlock(socket, null);
    }

    protected internal override Errno Send(KernelSocket socket, in OutgoingData data)
    {
        if (SendsLeft-- == 0)
        {
            return Errno.EHOSTUNREACH;
        }

        byte[] shifted = new byte[data.Length];
        data.CopyTo(shifted);
        int shift = ((Block)ControlBlock(socket)!).Shift;
        for (int i = 0; i < shifted.Length; i++)
        {
            shifted[i] += (byte)shift;
        }

        return ReceiveBuffer(socket).Append(shifted) ? Errno.Success : Errno.ENOBUFS;
    }

    protected internal override Errno SendOutOfBand(KernelSocket socket, ReadOnlySpan<byte> data, bool isEnd)
    {
        Heard.Add($"urgent {Encoding.ASCII.GetString(data)}{(isEnd ? ", the end" : "")}");
        return HasUrgentData ? Errno.Success : base.SendOutOfBand(socket, data, isEnd);
    }

    private sealed class Block
    {
        public int Shift { get; set; }
    }
}
