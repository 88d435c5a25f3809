using Demarche.Testing;

namespace Demarche.Record.Tests;

public class PublicApiTests
{
    [Fact]
    public void Api() => Snapshot.Verify(PublicApi.Of(typeof(EventReader).Assembly));
}
