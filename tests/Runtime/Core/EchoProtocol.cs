using System.Net.Sockets;
using System.Runtime.InteropServices;

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

    public List<string> Heard { get; } = [];

    public Errno AttachResult { get; set; }

    public bool HasOptions { get; set; } = true;

    /// <summary>How many sends succeed before the protocol fails.</summary>
    public int SendsLeft { get; set; } = int.MaxValue;

    public override IProtocolOptions? Options => HasOptions ? this : null;

    public Errno SetOption(KernelSocket socket, int level, int name, ReadOnlySpan<byte> value)
    {
        Heard.Add($"set {level} {name}");
        if (level != Level || name is not (ShiftName or PushName))
        {
            return Errno.ENOPROTOOPT;
        }

        ((Block)ControlBlock(socket)!).Shift = MemoryMarshal.Read<int>(value);
        return Errno.Success;
    }

    public Errno GetOption(KernelSocket socket, int level, int name, Span<byte> value, out int length)
    {
        Heard.Add($"get {level} {name}");
        return level == Level && name == ShiftName
            ? OptionWire.Get(((Block)ControlBlock(socket)!).Shift, OptionCodec.Int32, value, out length)
            : OptionWire.Fail(Errno.ENOPROTOOPT, out length);
    }

    /// <summary>Data from outside a request.</summary>
    public static void Deliver(KernelSocket socket, ReadOnlySpan<byte> data)
    {
        lock (ConnectionLock(socket))
        {
            ReceiveBuffer(socket).Append(data);
        }
    }

    public static void Fail(KernelSocket socket, Errno error)
    {
        lock (ConnectionLock(socket))
        {
            SetError(socket, error);
        }
    }

    public static void Move(KernelSocket socket, string to)
    {
        lock (ConnectionLock(socket))
        {
            Action<KernelSocket> change = to switch
            {
                nameof(SetConnecting) => SetConnecting,
                nameof(SetConnected) => SetConnected,
                nameof(SetDisconnecting) => SetDisconnecting,
                nameof(SetDisconnected) => SetDisconnected,
                _ => throw new ArgumentException(to),
            };
            change(socket);
        }
    }

    protected internal override Errno Attach(KernelSocket socket)
    {
        SetControlBlock(socket, new Block());
        return AttachResult == Errno.Success ? Reserve(socket, send: 100, receive: 100) : AttachResult;
    }

    protected internal override void Detach(KernelSocket socket)
    {
        Heard.Add("detach");
        SetControlBlock(socket, null);
    }

    protected internal override Errno Send(KernelSocket socket, ReadOnlySpan<byte> data)
    {
        if (SendsLeft-- == 0)
        {
            return Errno.EHOSTUNREACH;
        }

        byte[] shifted = data.ToArray();
        int shift = ((Block)ControlBlock(socket)!).Shift;
        for (int i = 0; i < shifted.Length; i++)
        {
            shifted[i] += (byte)shift;
        }

        ReceiveBuffer(socket).Append(shifted);
        return Errno.Success;
    }

    private sealed class Block
    {
        public int Shift { get; set; }
    }
}
