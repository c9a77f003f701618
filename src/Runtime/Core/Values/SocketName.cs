namespace Sockopt;

/// <summary>The name of a socket, its address: a family and the bytes after it (struct sockaddr).</summary>
/// <remarks>What the bytes mean is the domain's business; <see cref="LocalName"/> makes those of the local domain. The core
/// writes a name as the BSDs do, with one byte of length and one of family before them.</remarks>
public readonly struct SocketName : IEquatable<SocketName>
{
    /// <summary>The bytes before the data: sa_len and sa_family.</summary>
    public const int HeaderLength = 2;

    /// <summary>The longest name, header included, that sa_len can tell (S3.1).</summary>
    public const int MaximumLength = 255;

    /// <summary>A name.</summary>
    /// <param name="family">Its family, the domain in which it means something.</param>
    /// <param name="data">What follows the family. The name does not copy it.</param>
    public SocketName(SocketDomain family, ReadOnlyMemory<byte> data)
    {
        Family = family;
        Data = data;
    }

    /// <summary>The family.</summary>
    public SocketDomain Family { get; }

    /// <summary>The bytes after the family.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>The length in bytes, header included.</summary>
    public int Length => HeaderLength + Data.Length;

    /// <summary>Whether two names are the same.</summary>
    public static bool operator ==(SocketName left, SocketName right) => left.Equals(right);

    /// <summary>Whether two names differ.</summary>
    public static bool operator !=(SocketName left, SocketName right) => !left.Equals(right);

    /// <summary>Reads a name as the BSDs write it (sockargs, S3.1). The length of the bytes counts, not the one in
    /// them.</summary>
    /// <returns><see cref="Errno.EINVAL"/> if it is shorter than its header or longer than
    /// <see cref="MaximumLength"/>.</returns>
    public static Errno TryRead(ReadOnlySpan<byte> source, out SocketName name)
    {
        name = default;
        if (source.Length is < HeaderLength or > MaximumLength)
        {
            return Errno.EINVAL;
        }

        name = new SocketName((SocketDomain)source[1], source[HeaderLength..].ToArray());
        return Errno.Success;
    }

    /// <summary>Writes the name as the BSDs do; a short destination gets the first bytes of it (S5.7).</summary>
    /// <returns>How many bytes were written.</returns>
    public int CopyTo(Span<byte> destination)
    {
        Span<byte> header = [(byte)Math.Min(Length, MaximumLength), (byte)Family];
        int written = Math.Min(HeaderLength, destination.Length);
        header[..written].CopyTo(destination);
        int data = Math.Min(Data.Length, destination.Length - written);
        Data.Span[..data].CopyTo(destination[written..]);
        return written + data;
    }

    /// <inheritdoc/>
    public bool Equals(SocketName other) => Family == other.Family && Data.Span.SequenceEqual(other.Data.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SocketName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Family);
        hash.AddBytes(Data.Span);
        return hash.ToHashCode();
    }

    /// <summary>The family and the bytes in hexadecimal digits.</summary>
    public override string ToString() => $"{Family}:{Convert.ToHexStringLower(Data.Span)}";
}
