using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Sockopt.Conformance.Notation;

/// <summary>Reads the expected answers of a case.</summary>
internal sealed class ExpectationParser
{
    /// <summary>How conditions compare, by the operators, of which none begins with another.</summary>
    public static readonly FrozenDictionary<string, Comparison> Comparisons = new Dictionary<string, Comparison>
    {
        ["="] = Comparison.Equal,
        ["!="] = Comparison.NotEqual,
        [">="] = Comparison.AtLeast,
        ["<="] = Comparison.AtMost,
        ["~"] = Comparison.Contains,
        ["!~"] = Comparison.ContainsNot,
    }.ToFrozenDictionary();

    /// <summary>What an address begins with that is not <see cref="AnswerValue.Address.None"/>.</summary>
    public static readonly ImmutableArray<string> AddressKinds = ["unix:", "inet:", "inet6:"];

    private static readonly FrozenDictionary<AnswerKey, Func<ExpectationParser, AnswerValue>> Readers =
        new Dictionary<AnswerKey, Func<ExpectationParser, AnswerValue>>
        {
            [AnswerKey.Ret] = parser => parser.Number(),
            [AnswerKey.Data] = parser => new AnswerValue.Bytes(parser._reader.Data().ToBytes()),
            [AnswerKey.Flags] = parser => parser.Names("flag", Words.Flags),
            [AnswerKey.Int] = parser => parser.Number(),
            [AnswerKey.Linger] = parser => parser.Pair(),
            [AnswerKey.Tv] = parser => parser.Pair(),
            [AnswerKey.Err] = parser => parser.Error(),
            [AnswerKey.Len] = parser => parser.Number(),
            [AnswerKey.Addr] = parser => parser.Address(),
            [AnswerKey.Alen] = parser => parser.Number(),
            [AnswerKey.Ev] = parser => parser.Names("event", Words.Events),
            [AnswerKey.Nfds] = parser => parser.Number(),
            [AnswerKey.Ms] = parser => parser.Number(),
        }.ToFrozenDictionary();

    private readonly NotationReader _reader;
    private readonly IReadOnlySet<string> _labels;

    private ExpectationParser(string where, string text, IReadOnlySet<string> labels)
    {
        _reader = new NotationReader(where, text);
        _labels = labels;
    }

    /// <param name="where">The column of the table that they stand in.</param>
    /// <param name="text">The expected answers.</param>
    /// <param name="labels">The labels of the case's steps.</param>
    /// <exception cref="NotationException">They are not in the notation.</exception>
    public static ImmutableArray<Expectation> Parse(string where, string text, IReadOnlySet<string> labels) =>
        new ExpectationParser(where, text, labels).ReadExpectations();

    private ImmutableArray<Expectation> ReadExpectations()
    {
        ImmutableArray<Expectation>.Builder expectations = ImmutableArray.CreateBuilder<Expectation>();
        HashSet<string> seen = [];
        do
        {
            _reader.SkipSpaces();
            int start = _reader.Position;
            expectations.Add(ReadExpectation());
            string label = expectations[^1].Label;
            if (!seen.Add(label))
            {
                throw _reader.Error($"there is an answer of '{label}' already", start);
            }

            _reader.SkipSpaces();
        }
        while (_reader.Takes(";"));
        return _reader.IsAtEnd ? expectations.ToImmutable() : throw _reader.Error("expected ';' or the end");
    }

    private Expectation ReadExpectation()
    {
        int start = _reader.Position;
        string label = _reader.Word("label");
        if (!_labels.Contains(label))
        {
            throw _reader.Error($"no step is called '{label}'", start);
        }

        _reader.Expect(":");
        _reader.SkipSpaces();
        int textStart = _reader.Position;
        string answer = _reader.Word("OK, ERR or ANY");
        if (answer is not ("OK" or "ERR" or "ANY"))
        {
            throw _reader.Error($"expected OK, ERR or ANY, not '{answer}'", textStart);
        }

        ImmutableArray<Errno> errors = answer == "ERR" ? Errors() : [];
        ImmutableArray<Condition> conditions = answer == "ANY" ? [] : Conditions();
        return new Expectation(label, errors, conditions, answer == "ANY", _reader.Since(textStart).TrimEnd());
    }

    private ImmutableArray<Errno> Errors()
    {
        _reader.Expect(" ");
        return [.. _reader.Words("error", Words.Errors)];
    }

    private ImmutableArray<Condition> Conditions()
    {
        ImmutableArray<Condition>.Builder conditions = ImmutableArray.CreateBuilder<Condition>();
        while (_reader.Takes(" "))
        {
            _reader.SkipSpaces();
            if (_reader.IsAtEnd || _reader.IsAt(";"))
            {
                break;
            }

            AnswerKey key = _reader.Word("key", AnswerKeys.ByName);
            conditions.Add(new Condition(key, ReadComparison(key), Alternatives(key)));
        }

        return conditions.ToImmutable();
    }

    private Comparison ReadComparison(AnswerKey key)
    {
        int start = _reader.Position;
        string mark = Comparisons.Keys.FirstOrDefault(_reader.Takes)
            ?? throw _reader.Error("expected =, !=, >=, <=, ~ or !~");
        Comparison comparison = Comparisons[mark];
        return Fits(comparison, key) ? comparison : throw _reader.Error($"'{mark}' does not compare {key.Name()}", start);
    }

    private static bool Fits(Comparison comparison, AnswerKey key) => comparison switch
    {
        Comparison.AtLeast or Comparison.AtMost => key is AnswerKey.Ret or AnswerKey.Int or AnswerKey.Len
            or AnswerKey.Alen or AnswerKey.Nfds or AnswerKey.Ms,
        Comparison.Contains or Comparison.ContainsNot =>
            key is AnswerKey.Data or AnswerKey.Flags or AnswerKey.Addr or AnswerKey.Ev,
        _ => true,
    };

    private ImmutableArray<AnswerValue> Alternatives(AnswerKey key)
    {
        ImmutableArray<AnswerValue>.Builder values = ImmutableArray.CreateBuilder<AnswerValue>();
        do
        {
            values.Add(Readers[key](this));
        }
        while (_reader.Takes("||"));
        return values.ToImmutable();
    }

    private AnswerValue.Number Number() => new(_reader.LongNumber("number"));

    private AnswerValue.Pair Pair()
    {
        long first = _reader.LongNumber("number");
        _reader.Expect("/");
        return new AnswerValue.Pair(first, _reader.LongNumber("number"));
    }

    private AnswerValue.Names Names<T>(string what, IReadOnlyDictionary<string, T> known)
    {
        HashSet<string> names = [];
        if (_reader.Takes("0"))
        {
            return new AnswerValue.Names(names);
        }

        do
        {
            int start = _reader.Position;
            _reader.Word(what, known);
            names.Add(_reader.Since(start));
        }
        while (_reader.Takes(","));
        return new AnswerValue.Names(names);
    }

    private AnswerValue.Error Error() =>
        new(_reader.Takes("0") ? Errno.Success : _reader.Word("error", Words.Errors));

    private AnswerValue.Address Address()
    {
        int start = _reader.Position;
        string text = _reader.UntilOrEnd(" |", "address");
        bool isKnown = text == AnswerValue.Address.None
            || AddressKinds.Any(kind => text.StartsWith(kind, StringComparison.Ordinal) && text.Length > kind.Length);
        return isKnown ? new AnswerValue.Address(text) : throw _reader.Error($"unknown address '{text}'", start);
    }
}
