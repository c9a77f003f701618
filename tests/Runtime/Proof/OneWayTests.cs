using Sockopt.Tests.Proof.Native;

namespace Sockopt.Tests.Proof;

/// <summary>What is listed as impossible to put back is refused, with every privilege that the tests have.</summary>
public sealed class OneWayTests
{
    public static TheoryData<string, string> Options
    {
        get
        {
            TheoryData<string, string> options = [];
            foreach ((string level, string option) in OneWay.Options)
            {
                options.Add(level, option);
            }

            return options;
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Options))]
    public void Nobody_can_put_it_back(string level, string id)
    {
        LinuxOption option = LinuxOption.OfId(level, id);

        Assert.All(OptionProof.Of(option).Proven, proven =>
        {
            using ReadySocket ready = proven.Situation.Make(proven.Kind)!;
            byte[] before = RawCycle.Read(option, ready).Value;
            byte[] sample = RawCycle.Sample(option, ready, before)!;
            Assert.Null(ready.Socket.Set(option.LevelNumber, option.Number, sample).Error);
            Answer back = ready.Socket.Set(option.LevelNumber, option.Number, before);
            Assert.Equal("EPERM", back.Error);
        });
    }
}
