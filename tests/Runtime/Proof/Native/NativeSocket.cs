using System.Net;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace Sockopt.Tests.Proof.Native;

/// <summary>A socket of the kernel, by its descriptor.</summary>
internal sealed class NativeSocket(int descriptor) : IDisposable
{
    private const int LargestAddress = 128;

    // A compiler that another test starts meanwhile would keep what it inherits open.
    private const int CloseOnExec = 0x80000;

    // Closes the socket also if it is never disposed of, because a situation could not be completed.
    private readonly SafeFileHandle _handle = new(descriptor, ownsHandle: true);

    private Socket? _framework;

    /// <summary>The same socket for the framework, on which the typed keys work.</summary>
    public Socket Framework => _framework ??= new Socket(new SafeSocketHandle(descriptor, ownsHandle: false));

    /// <summary>The descriptor.</summary>
    public int Descriptor => descriptor;

    /// <summary>Makes a socket.</summary>
    /// <exception cref="UnavailableException">This machine, or whom the tests run as, cannot make such sockets.</exception>
    public static NativeSocket Open(SocketKind kind)
    {
        int descriptor = Libc.Socket(kind.DomainNumber, kind.TypeNumber | CloseOnExec, kind.ProtocolNumber);
        Require(
            descriptor,
            $"socket() for {kind}",
            "EPROTONOSUPPORT", "EAFNOSUPPORT", "ESOCKTNOSUPPORT", "ENOPROTOOPT", "ENODEV");
        return new NativeSocket(descriptor);
    }

    /// <summary>Makes two sockets that are connected to one another.</summary>
    public static (NativeSocket First, NativeSocket Second) OpenPair(SocketKind kind)
    {
        int[] descriptors = new int[2];
        int result = Libc.SocketPair(kind.DomainNumber, kind.TypeNumber | CloseOnExec, kind.ProtocolNumber, descriptors);
        Require(result, $"socketpair() for {kind}");
        return (new(descriptors[0]), new(descriptors[1]));
    }

    /// <summary>Binds to an address.</summary>
    public void Bind(EndPoint endPoint)
    {
        SocketAddress address = endPoint.Serialize();
        int result = Libc.Bind(descriptor, address.Buffer.Span[..address.Size], address.Size);
        Require(result, $"bind() to {endPoint}", "EADDRNOTAVAIL");
    }

    /// <summary>Binds a local socket to a name that the system chooses, which is in no file system.</summary>
    public void BindToChosenName()
    {
        ReadOnlySpan<byte> family = BitConverter.GetBytes((ushort)SocketKind.NumberOf("unix"));
        Require(Libc.Bind(descriptor, family, family.Length), "bind() to a chosen name");
    }

    /// <summary>The address that it is bound to.</summary>
    public byte[] Address()
    {
        byte[] address = new byte[LargestAddress];
        int length = address.Length;
        Require(Libc.GetSocketName(descriptor, address, ref length), "getsockname()");
        return address[..length];
    }

    /// <summary>Connects to an address.</summary>
    public void Connect(byte[] address) => Require(Libc.Connect(descriptor, address, address.Length), "connect()");

    public void Listen() => Require(Libc.Listen(descriptor, 1), "listen()");

    public NativeSocket Accept()
    {
        int accepted = Libc.Accept(descriptor, 0, 0, CloseOnExec);
        Require(accepted, "accept()");
        return new NativeSocket(accepted);
    }

    /// <summary>Reads an option by its numbers.</summary>
    /// <param name="level">The level's number.</param>
    /// <param name="number">The option's number.</param>
    /// <param name="size">The length of the buffer.</param>
    /// <param name="input">What the buffer holds before, for the few options that read it.</param>
    /// <param name="unit">How many bytes count as one in the length.</param>
    public Answer Get(long level, long number, int size, byte[]? input = null, int unit = 1)
    {
        byte[] buffer = new byte[size];
        input?.CopyTo(buffer, 0);
        int length = size / unit;
        int result = Libc.GetOption(descriptor, (int)level, (int)number, buffer, ref length);
        return result == 0 ? new(null, buffer[..Math.Min(length * unit, size)]) : new(LinuxError.Name(Libc.Error), []);
    }

    /// <summary>Sets an option by its numbers.</summary>
    public Answer Set(long level, long number, byte[] value)
    {
        int result = Libc.SetOption(descriptor, (int)level, (int)number, value, value.Length);
        return new(result == 0 ? null : LinuxError.Name(Libc.Error), []);
    }

    public void Dispose()
    {
        _framework?.Dispose();
        _handle.Dispose();
    }

    private static void Require(int result, string what, params string[] configuration)
    {
        if (result < 0)
        {
            throw UnavailableException.Of(what, LinuxError.Name(Libc.Error), configuration);
        }
    }
}
