using Sockopt.Conformance.Fuzzing.Faults;
using Sockopt.Tests;

namespace Sockopt.Conformance.Tests.Fuzzing;

/// <summary>The faults that the fuzzer must find. Whether it does takes long: <c>--faults all</c> tries it.</summary>
public sealed class FaultTests
{
    private const int Least = 20;

    public static TheoryData<string> Ids => new(Fault.Own().Select(fault => fault.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_a_fault_changes_stands_in_the_core_once(string id)
    {
        Fault fault = Fault.Own().Single(fault => fault.Id == id);
        string text = File.ReadAllText(Repository.PathOf(fault.File));
        Assert.NotEqual(text, fault.Apply(text));
    }

    [Fact]
    public void There_are_many_and_each_says_what_is_wrong()
    {
        Assert.InRange(Fault.Own().Count, Least, int.MaxValue);
        Assert.All(Fault.Own(), fault => Assert.NotEqual("", fault.What));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("a a")]
    public void What_is_not_there_once_cannot_be_changed(string text) =>
        Assert.Throws<InvalidDataException>(() => new Fault("id", "file", "a", "b", "").Apply(text == "nothing" ? "c" : text));

    [Fact]
    public void A_fault_takes_the_place_of_what_is_there() =>
        Assert.Equal("x b y", new Fault("id", "file", "a", "b", "").Apply("x a y"));
}
