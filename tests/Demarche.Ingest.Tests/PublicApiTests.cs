using Demarche.Testing;

namespace Demarche.Ingest.Tests;

public class PublicApiTests
{
    [Fact]
    public void Api() => Snapshot.Verify(PublicApi.Of(typeof(ArticleSource).Assembly));
}
