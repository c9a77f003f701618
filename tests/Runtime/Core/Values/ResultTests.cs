namespace Sockopt.Tests.Core;

public sealed class ResultTests
{
    [Theory]
    [InlineData(Errno.Success, true)]
    [InlineData(Errno.EAGAIN, false)]
    [InlineData(Errno.ECONNABORTED, false)]
    public void A_call_succeeded_if_there_is_no_error(Errno error, bool isSuccess)
    {
        Assert.Equal(isSuccess, new AcceptResult(null, default, error).IsSuccess);
        Assert.Equal(isSuccess, new ChainResult(default, default, error).IsSuccess);
        Assert.Equal(isSuccess, new IoResult(0, MessageFlags.None, error).IsSuccess);
    }
}
