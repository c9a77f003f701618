using System.Globalization;

namespace Sockopt.Conformance.Notation;

/// <summary>A value in an answer, expected or given. Its text is how a case writes it.</summary>
internal abstract record AnswerValue
{
    internal sealed record Number(long Value) : AnswerValue
    {
        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The two members of a struct.</summary>
    internal sealed record Pair(long First, long Second) : AnswerValue
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}/{Second}");
    }

    internal sealed record Bytes(ReadOnlyMemory<byte> Value) : AnswerValue
    {
        public override string ToString() => DataText.Print(Value.Span);
    }

    /// <summary>Flags or events; 0 if there are none.</summary>
    internal sealed record Names(IReadOnlySet<string> Value) : AnswerValue
    {
        public override string ToString() => Value.Count == 0 ? "0" : string.Join(',', Value.Order(StringComparer.Ordinal));
    }

    /// <summary>An address, in which an expected port may be nz for any but zero.</summary>
    internal sealed record Address(string Text) : AnswerValue
    {
        public const string None = "none";

        public override string ToString() => Text;
    }

    internal sealed record Error(Errno Value) : AnswerValue
    {
        public override string ToString() => Value == Errno.Success ? "0" : Value.ToString();
    }
}
