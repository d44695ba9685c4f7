delete from tasks t where t.done returning t.*;
