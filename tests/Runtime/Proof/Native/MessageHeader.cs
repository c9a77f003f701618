namespace Sockopt.Tests.Proof.Native;

/// <summary>struct msghdr.</summary>
internal unsafe struct MessageHeader
{
    public byte* Name;

    public int NameLength;

    /// <summary>One struct iovec: where the bytes are, and how many.</summary>
    public MessagePiece* Piece;

    public nuint PieceCount;

    public byte* Control;

    public nuint ControlLength;

    public int Flags;
}

/// <summary>struct iovec.</summary>
internal unsafe struct MessagePiece
{
    public byte* Data;

    public nuint Length;
}
