using System.Text.RegularExpressions;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Tests;

/// <summary>The page about the notation, beside what is read.</summary>
public sealed partial class NotationPageTests
{
    private static readonly string Page = Pages.Read("notation.md");

    // What may stand where the page has a word in capitals.
    private static readonly Dictionary<string, string> Examples = new()
    {
        ["ADDR"] = "x",
        ["DATA"] = "'text'",
        ["EVENTS"] = "IN",
        ["FAMILY"] = "unix",
        ["FLAGS"] = "peek",
        ["FORM"] = "int",
        ["LEVEL"] = "SOCKET",
        ["MS"] = "5",
        ["N"] = "1",
        ["NAME"] = "name",
        ["OPT"] = "LINGER",
        ["PORT"] = "9",
        ["PROTOCOL"] = "17",
        ["S"] = "3",
        ["STEP"] = "close(3)",
        ["TYPE"] = "stream",
        ["VALUE"] = "1",
    };

    public static TheoryData<string> Steps => new(FirstCellsBelow("| step | |"));

    public static TheoryData<string> Addresses => new(FirstCellsBelow("| address | |"));

    [Fact]
    public void It_has_every_word() => Assert.All(
        [
            .. Words.Domains.Keys, .. Words.Types.Keys, .. Words.Flags.Keys, .. Words.Events.Keys, .. Words.Directions.Keys,
            .. Words.Forms.Keys, .. AnswerKeys.ByName.Keys, OperandParser.NullDevice, AnswerValue.Address.None,
        ],
        word => Assert.Matches($@"`([^`]*\W)?{word}(\W[^`]*)?`", Page));

    [Fact]
    public void It_has_every_step_and_no_other() => Assert.Equal(
        StepParser.Operations.Keys.Order(),
        FirstCellsBelow("| step | |").Select(step => StepName().Match(step).Value).Order());

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_is_read_as_the_page_has_it(string step)
    {
        Assert.Single(StepParser.Parse(Filled(Optional().Replace(step, ""))));
        Assert.Single(StepParser.Parse(Filled(Optional().Replace(step, "$1"))));
    }

    [Fact]
    public void It_has_every_beginning_of_an_address_and_of_a_port() => Assert.All(
        [.. OperandParser.Addresses.Keys, .. OperandParser.Ports.Keys, .. ExpectationParser.AddressKinds],
        beginning => Assert.Matches($"`{beginning}([A-Z]+[^`]*)?`", Page));

    [Theory]
    [MemberData(nameof(Addresses))]
    public void An_address_is_read_as_the_page_has_it(string address) =>
        Assert.Single(StepParser.Parse($"bind(3,{Filled(address)})"));

    [Fact]
    public void It_has_every_value_of_an_option() =>
        Assert.All(OperandParser.Values.Keys, name => Assert.Contains($"`{name}(", Page, StringComparison.Ordinal));

    [Fact]
    public void It_has_every_operator() => Assert.All(
        ExpectationParser.Comparisons.Keys, mark => Assert.Contains($"`{mark}`", Page, StringComparison.Ordinal));

    // What stands as code in the first cells of the table with this head.
    private static IEnumerable<string> FirstCellsBelow(string head) => Page.Split('\n')
        .SkipWhile(line => line != head)
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .SelectMany(line => Code().Matches(line.Split(" | ")[0]))
        .Select(code => code.Groups[1].Value);

    private static string Filled(string form) => Capitals().Replace(
        form.Replace(",…", "", StringComparison.Ordinal), word => Examples.GetValueOrDefault(word.Value, word.Value));

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\[(.+?)\]")]
    private static partial Regex Optional();

    [GeneratedRegex(@"\b[A-Z]+\b")]
    private static partial Regex Capitals();

    // What a step is called stands behind its labels.
    [GeneratedRegex(@"\w+(?=\()")]
    private static partial Regex StepName();
}
