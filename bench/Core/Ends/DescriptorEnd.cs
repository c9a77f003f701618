using System.Net.Sockets;

namespace Sockopt.Bench;

/// <summary>A descriptor of socketpair(2), through the calls of the C library.</summary>
internal readonly struct DescriptorEnd(int descriptor) : IEnd
{
    private const int Unix = 1;

    public int Descriptor => descriptor;

    /// <summary>Both ends of a connection.</summary>
    /// <param name="bufferSize">What SO_SNDBUF and SO_RCVBUF are set to; null for the system's default.</param>
    /// <param name="type">The type of the sockets, whose numbers are the same everywhere.</param>
    public static (DescriptorEnd First, DescriptorEnd Second) Pair(
        int? bufferSize = null, SocketType type = SocketType.Stream)
    {
        Span<int> descriptors = stackalloc int[2];
        Libc.Check(Libc.SocketPair(Unix, (int)type, protocol: 0, descriptors));
        if (bufferSize is { } size)
        {
            foreach (int descriptor in descriptors)
            {
                SetInt(descriptor, SocketOption.SendBufferSize.Id, size);
                SetInt(descriptor, SocketOption.ReceiveBufferSize.Id, size);
            }
        }

        return (new DescriptorEnd(descriptors[0]), new DescriptorEnd(descriptors[1]));
    }

    public void Send(ReadOnlyMemory<byte> data)
    {
        ReadOnlySpan<byte> rest = data.Span;
        while (!rest.IsEmpty)
        {
            rest = rest[(int)Libc.Check(Libc.Write(descriptor, rest, (nuint)rest.Length))..];
        }
    }

    public bool TryReceive(Memory<byte> destination)
    {
        Span<byte> rest = destination.Span;
        while (!rest.IsEmpty)
        {
            int count = (int)Libc.Check(Libc.Read(descriptor, rest, (nuint)rest.Length));
            if (count == 0)
            {
                return false;
            }

            rest = rest[count..];
        }

        return true;
    }

    public void Dispose() => Libc.Check(Libc.Close(descriptor));

    private static void SetInt(int descriptor, OptionId option, int value) =>
        Libc.Check(Libc.SetSocketOption(descriptor, option.Level.Number, option.Number, Wire.Ints(value), sizeof(int)));
}
