package app;

import dev.enginecam.*;
import dev.rowan.shape.Shape;
import java.util.List;

class Case {
    record Tree(User user, List<Tree> below) {}

    Shape<User, Tree> mistake(EngineCam db) throws Exception {
        return User.ROW.treeOf(User.PROJECTS, 3, Tree::new);
    }
}
